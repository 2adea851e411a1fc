package dev.tourniquet.triage;

import dev.tourniquet.baseline.History;
import dev.tourniquet.trail.EventKeys;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * On whom a verdict rests: those who are sick by other findings, and without whom this one would not be. Two findings that
 * rest on nothing but each other prove nothing.
 */
final class SickByOthers {

  /** So many are tried one by one; of more, all together count. */
  private static final int MOST_TRIED = 16;

  private static final int LONGEST_TEXT = 2_000;

  private SickByOthers() {}

  /**
   * Ways in which the finding is sick by others: each is a set of principals, all of whom it needs.
   *
   * @return none where it is sick by itself, or is not sick
   */
  static List<List<String>> of(CaseFile file, Verdict verdict) {
    List<String> sick = file.background().history().sickPrincipals(own(file));
    if (verdict != Verdict.SICK || sick.isEmpty() || isSick(file, nobody -> false)) {
      return List.of();
    }
    List<List<String>> single = sick.stream()
        .limit(MOST_TRIED)
        .filter(one -> isSick(file, one::equals))
        .map(List::of)
        .toList();
    return single.isEmpty() ? List.of(sick) : single;
  }

  /** The ledger; with a gap at its end where the verdict rests on others. */
  static Ledger told(Ledger ledger, CaseFile file) {
    List<List<String>> ways = of(file, ledger.verdict());
    if (ways.isEmpty()) {
      return ledger;
    }
    String others = ways.stream().map(Words::list).collect(Collectors.joining(", or as "));
    return ledger.with(Words.cut(
        "other findings: this is SICK only as %s %s by another finding; what clears that one clears this"
            .formatted(others, ways.get(0).size() == 1 ? "is" : "are"),
        LONGEST_TEXT));
  }

  private static boolean isSick(CaseFile file, Predicate<String> who) {
    History history = file.background().history().withSick(own(file), who);
    CaseFile other = file.with(history);
    return Triage.isFinding(other) && Ledger.of(Case.of(other)).verdict() == Verdict.SICK;
  }

  private static String own(CaseFile file) {
    return EventKeys.of(file.lead()).principal().value();
  }
}
