package dev.tourniquet.triage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Asks the questions in their order and takes the verdict again after each answer. */
final class Ledger {

  /** Questions whose answers may exculpate, or tell what is at stake: until they are asked nothing is final. */
  private static final Set<String> DECIDING =
      Set.of("condition", "destination", "contents", "permissions", "source-ip", "pattern");

  private final Case c;
  private final List<Sign> signs = new ArrayList<>();
  private final Set<Weight> facts = EnumSet.noneOf(Weight.class);

  private Ledger(Case c) {
    this.c = c;
  }

  static Ledger of(Case c) {
    Ledger ledger = new Ledger(c);
    List<Question> questions = Questions.of(c.rule());
    for (int i = 0; i < questions.size(); i++) {
      List<Question> left = questions.subList(i + 1, questions.size());
      ledger.ask(questions.get(i), left.stream().anyMatch(q -> DECIDING.contains(q.name())));
    }
    return ledger;
  }

  private void ask(Question question, boolean mayStillClear) {
    Answer answer = question.ask(c);
    facts.addAll(answer.weights());
    Verdict verdict = Combination.of(c.rule(), facts, mayStillClear);
    signs.add(new Sign(
        question.name(),
        answer.text(),
        answer.reading(),
        verdict,
        answer.evidence(),
        answer.gaps()));
  }

  /** The same ledger with one more thing that is not known, at its end. */
  Ledger with(String gap) {
    Ledger more = new Ledger(c);
    more.facts.addAll(facts);
    more.signs.addAll(signs);
    more.signs.add(more.signs.remove(signs.size() - 1).with(gap));
    return more;
  }

  /** Every answer in the order asked, with the verdict after it. */
  List<Sign> signs() {
    return List.copyOf(signs);
  }

  Verdict verdict() {
    return signs.get(signs.size() - 1).verdict();
  }

  boolean found(Weight fact) {
    return facts.contains(fact);
  }

  /** Everything that is not known, once. */
  List<String> gaps() {
    return signs.stream().flatMap(sign -> sign.gaps().stream()).distinct().toList();
  }
}
