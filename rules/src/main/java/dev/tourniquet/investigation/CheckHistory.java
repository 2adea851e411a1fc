package dev.tourniquet.investigation;

import dev.tourniquet.config.Change;
import dev.tourniquet.report.HistoryView.Check;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.FoldedResource;
import dev.tourniquet.triage.exposure.Exposure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** When the condition held on the resource and when not. */
final class CheckHistory {

  private static final String FAIL = "FAIL";
  private static final String PASS = "PASS";

  /** Each is a state to be folded; {@code resource_checks} follows a resource as far. */
  private static final int MOST_CHANGES = 100;

  private CheckHistory() {}

  /**
   * Lays out the history.
   *
   * @param shown the ids of events that the page can show
   */
  static Block<Check> of(CaseFile file, FoldedResource folded, Finding finding, Set<String> shown) {
    List<Check> checks = flips(file, folded, finding, shown);
    List<String> gaps = new ArrayList<>();
    if (checks.isEmpty()) {
      gaps.add("history: no change held tells when the condition began or ended");
    }
    int older = opened(file, folded).size() - MOST_CHANGES;
    if (older > 0) {
      gaps.add("history: only the newest %d changes of what was opened are looked at, %d are older"
          .formatted(MOST_CHANGES, older));
    }
    return Block.whole(checks, gaps);
  }

  private static List<Check> flips(
      CaseFile file, FoldedResource folded, Finding finding, Set<String> shown) {
    List<Check> checks = new ArrayList<>();
    String last = "";
    for (Change change : newest(opened(file, folded))) {
      String outcome = folded.isOpen(change.time(), file.trigger().events()) ? FAIL : PASS;
      if (outcome.equals(last) || (last.isEmpty() && outcome.equals(PASS))) {
        continue;
      }
      close(checks, change.time());
      checks.add(new Check(
          finding.rule().id(),
          finding.rule().title(),
          outcome,
          change.time(),
          null,
          shown.contains(change.eventId()) ? List.of(change.eventId()) : List.of(),
          finding.id()));
      last = outcome;
    }
    return checks;
  }

  private static List<Change> newest(List<Change> changes) {
    return changes.subList(Math.max(0, changes.size() - MOST_CHANGES), changes.size());
  }

  /** Every change of what the triggers opened. */
  private static List<Change> opened(CaseFile file, FoldedResource folded) {
    Set<String> opened = file.trigger().events().stream()
        .map(event -> Exposure.of(event).attribute())
        .collect(Collectors.toSet());
    return folded.changes().stream()
        .filter(change -> opened.contains(change.cause().attribute()))
        .toList();
  }

  private static void close(List<Check> checks, Instant at) {
    int last = checks.size() - 1;
    if (last >= 0) {
      Check open = checks.get(last);
      checks.set(
          last,
          new Check(
              open.rule(),
              open.title(),
              open.outcome(),
              open.from(),
              at,
              open.evidence(),
              open.finding()));
    }
  }
}
