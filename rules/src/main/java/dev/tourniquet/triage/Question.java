package dev.tourniquet.triage;

/** One question of the triage card. */
interface Question {

  /** As in the rule's list of questions and in the ledger. */
  String name();

  Answer ask(Case c);
}
