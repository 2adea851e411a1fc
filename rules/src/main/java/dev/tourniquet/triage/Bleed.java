package dev.tourniquet.triage;

import dev.tourniquet.config.Presence;

/**
 * Whether the patient bleeds, and whether to stop that before anything else.
 *
 * @param stop contain now, before further analysis
 */
record Bleed(Bleeding bleeding, boolean stop) {

  static Bleed of(Case c, Ledger ledger) {
    boolean sick = ledger.verdict().compareTo(Verdict.PROBABLY_SICK) >= 0;
    Bleeding bleeding = bleeding(c, ledger);
    boolean open = c.still().yes() && !ledger.found(Weight.CLEARED);
    boolean unknown = ledger.verdict() == Verdict.SICK && bleeding == Bleeding.UNKNOWN;
    boolean credential =
        bleeding != Bleeding.NO && ledger.found(Weight.STRANGE_ADDRESS) && !isStopped(c);
    return new Bleed(bleeding, sick && !c.isOfAws() && (open || credential || unknown));
  }

  /** A containment after which calls still succeed stopped nobody. */
  private static boolean isStopped(Case c) {
    return !CallerContainment.of(c).isEmpty() && StillCalling.of(c).isEmpty();
  }

  /** Where it is known who was let in and why, only the caller can bleed, and taking it back stops nobody. */
  private static Bleeding bleeding(Case c, Ledger ledger) {
    boolean explained = ledger.found(Weight.CLEARED);
    if (c.effective().isEmpty() || (explained && ledger.verdict() == Verdict.NOT_SICK)) {
      return Bleeding.NO;
    }
    Still still = c.still();
    if (isStopped(c) || (!explained && still.no())) {
      return Bleeding.PARTLY;
    }
    if (StillCalling.of(c).isPresent()) {
      return Bleeding.YES;
    }
    if (explained || ledger.found(Weight.UNPROVEN)) {
      return Bleeding.UNKNOWN;
    }
    return still.open() == Presence.YES ? Bleeding.YES : Bleeding.UNKNOWN;
  }
}
