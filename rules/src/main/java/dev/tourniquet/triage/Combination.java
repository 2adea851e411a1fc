package dev.tourniquet.triage;

import java.util.EnumSet;
import java.util.Set;

/**
 * How facts make a verdict. Rules, not a sum of scores: a life threat that nothing exculpates is sick, two independent
 * indicators about one principal are sick, and what is not known lowers nothing.
 */
final class Combination {

  private static final int INDEPENDENT = 2;

  private Combination() {}

  /**
   * The verdict after the facts so far.
   *
   * @param mayStillClear whether a question is left whose answer could exculpate
   */
  static Verdict of(TriageRule rule, Set<Weight> facts, boolean mayStillClear) {
    Set<Weight> indicators = EnumSet.noneOf(Weight.class);
    facts.stream().filter(Weight::indicates).forEach(indicators::add);
    if (facts.contains(Weight.NOT_MET)) {
      return Verdict.NOT_SICK;
    }
    if (facts.contains(Weight.CLEARED)) {
      return byIndicators(Verdict.NOT_SICK, indicators);
    }
    if (facts.contains(Weight.ATTEMPT)) {
      return facts.contains(Weight.PROBING) ? Verdict.PROBABLY_SICK : Verdict.MAYBE;
    }
    if (facts.contains(Weight.UNPROVEN) || !facts.contains(Weight.CONDITION)) {
      return Verdict.MAYBE;
    }
    if (rule.lifeThreat().isEmpty()) {
      return byIndicators(ordinary(rule, facts), indicators);
    }
    return areEnough(indicators) ? Verdict.SICK : lifeThreat(facts, mayStillClear);
  }

  private static Verdict lifeThreat(Set<Weight> facts, boolean mayStillClear) {
    if (!facts.contains(Weight.LIFE_THREAT)) {
      return Verdict.MAYBE;
    }
    if (mayStillClear) {
      return facts.contains(Weight.SENSITIVE) ? Verdict.PROBABLY_SICK : Verdict.MAYBE;
    }
    boolean less = facts.contains(Weight.HARMLESS) || facts.contains(Weight.SHORT_OF_ADMIN);
    return less ? Verdict.PROBABLY_SICK : Verdict.SICK;
  }

  /**
   * What the rule's own level says; a caller in its usual place makes the probable a maybe, but nothing critical. What was
   * only tried is never sick by the level alone, and what a responder takes back of his own is a maybe.
   */
  private static Verdict ordinary(TriageRule rule, Set<Weight> facts) {
    if (facts.contains(Weight.RELEASED)) {
      return Verdict.MAYBE;
    }
    return switch (rule.level()) {
      case "critical" -> facts.contains(Weight.TRIED) ? Verdict.PROBABLY_SICK : Verdict.SICK;
      case "high" -> facts.contains(Weight.USUAL_SOURCE) ? Verdict.MAYBE : Verdict.PROBABLY_SICK;
      default -> Verdict.MAYBE;
    };
  }

  private static Verdict byIndicators(Verdict condition, Set<Weight> indicators) {
    if (areEnough(indicators)) {
      return Verdict.SICK;
    }
    return indicators.isEmpty() ? condition : raised(condition);
  }

  /** Who was made by a sick identity is sick. */
  private static boolean areEnough(Set<Weight> indicators) {
    return indicators.size() >= INDEPENDENT || indicators.contains(Weight.MADE_BY_SICK);
  }

  private static Verdict raised(Verdict verdict) {
    return switch (verdict) {
      case NOT_SICK -> Verdict.MAYBE;
      case MAYBE -> Verdict.PROBABLY_SICK;
      case PROBABLY_SICK, SICK -> Verdict.SICK;
    };
  }
}
