package dev.tourniquet.triage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The verdict and why, in three sentences: what happened, why it is judged so, what to do. */
final class Summary {

  private static final int LONGEST = 1_000;

  private static final Map<Verdict, String> VERDICTS = Map.of(
      Verdict.SICK, "Sick",
      Verdict.PROBABLY_SICK, "Probably sick",
      Verdict.MAYBE, "Maybe sick",
      Verdict.NOT_SICK, "Not sick");

  private Summary() {}

  static String of(Case c, Ledger ledger, Bleed bleed) {
    return Words.cut(what(c), LONGEST) + " " + Words.cut(why(ledger), LONGEST) + " "
        + then(ledger, bleed);
  }

  private static String what(Case c) {
    String tried = c.effective().isEmpty() ? " tried " : " called ";
    String whom = c.exposure().all().isEmpty() || c.exposure().onlyRemoves()
        ? ""
        : ", letting in "
            + Words.list(c.exposure().added().stream().map(Object::toString).toList());
    return who(c) + tried + c.lead().operation() + " on "
        + c.resource().id()
        + " at " + Words.time(c.time())
        + (c.lead().sourceAddress().isEmpty() ? "" : " from " + c.lead().sourceAddress())
        + (c.effective().isEmpty() ? "" : whom)
        + exercise(c) + ".";
  }

  /** Exercises are labelled, never hidden. */
  private static String exercise(Case c) {
    return c.organization()
        .isExercise(c.caller().arn(), c.lead().userAgent())
        .map(entry -> " (listed as an exercise: " + entry + ")")
        .orElse("");
  }

  /** Names are shown as they are written, also at the start of a sentence. */
  private static String who(Case c) {
    return c.caller().session().isEmpty() ? c.callerName() : Words.sentence(c.callerName());
  }

  /** The reason is the answer after which the verdict had its last value. */
  private static String why(Ledger ledger) {
    List<Sign> signs = ledger.signs();
    int last = signs.size() - 1;
    while (last > 0 && signs.get(last - 1).verdict() == ledger.verdict()) {
      last--;
    }
    Reading side = ledger.verdict() == Verdict.NOT_SICK ? Reading.NOT_SICK : Reading.SICK;
    Optional<String> reasons = signs.subList(0, last + 1).stream()
        .filter(sign -> sign.reading() == side)
        .map(Sign::question)
        .collect(Collectors.collectingAndThen(
            Collectors.toList(),
            all -> all.isEmpty() ? Optional.empty() : Optional.of(Words.list(all))));
    return VERDICTS.get(ledger.verdict())
        + reasons.map(all -> " by " + all).orElse("")
        + ": " + firstSentence(signs.get(reasonIndex(signs, last, side)).answer());
  }

  private static int reasonIndex(List<Sign> signs, int last, Reading side) {
    for (int i = last; i >= 0; i--) {
      if (signs.get(i).reading() == side) {
        return i;
      }
    }
    return last;
  }

  private static String firstSentence(String answer) {
    int end = answer.indexOf(". ");
    return end < 0 ? answer : answer.substring(0, end + 1);
  }

  private static String then(Ledger ledger, Bleed bleed) {
    if (bleed.stop()) {
      return "Stop the bleed now, then go on with the analysis.";
    }
    return switch (bleed.bleeding()) {
      case YES -> "It is still open.";
      case PARTLY -> "The bleed is stopped in part, but the cause is not explained.";
      case CONTAINED -> "The bleed is stopped.";
      case NO -> "Nothing bleeds.";
      case UNKNOWN ->
        ledger.verdict() == Verdict.NOT_SICK
            ? "Nothing is to be done."
            : "Whether it still holds is not known.";
    };
  }
}
