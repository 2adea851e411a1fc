package dev.tourniquet.triage;

import dev.tourniquet.baseline.CleanHistory;
import dev.tourniquet.baseline.History;
import dev.tourniquet.baseline.IdentityIpDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells when a verdict rests on what was left out of the history because an attacker may have made it. */
final class PoisonedBaseline {

  private PoisonedBaseline() {}

  /** The ledger; with a gap at its end when the whole history would have led to another verdict. */
  static Ledger told(Ledger ledger, CaseFile file) {
    History history = file.background().history();
    Instant time = file.lead().time().orElseThrow();
    if (!CleanHistory.isPoisoned(history, time)) {
      return ledger;
    }
    Verdict otherwise = Ledger.of(Case.trusting(file)).verdict();
    return otherwise == ledger.verdict()
        ? ledger
        : ledger.with(
            "baseline: %s, so it is no part of what is usual. Counted in, the verdict would be %s; whether it was the attacker's own doing would tell"
                .formatted(Words.list(reasons(history)), otherwise));
  }

  private static List<String> reasons(History history) {
    List<String> reasons = new ArrayList<>();
    List<String> others = CleanHistory.sick(history);
    if (!others.isEmpty()) {
      reasons.add("what " + Words.list(others)
          + " did from this address came after a finding that is SICK");
    }
    if (history.identityDays().stream().anyMatch(IdentityIpDay::sick)) {
      reasons.add("what this identity did since a finding on it is SICK does not count");
    }
    if (reasons.isEmpty()) {
      reasons.add(
          "some addresses of this identity never had a call that succeeded, or came with the incident");
    }
    return reasons;
  }
}
