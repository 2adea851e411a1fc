package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Verdict;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What became of a finding from run to run, and what it belongs to.
 *
 * @param verdicts every change of its verdict, oldest first
 * @param incident the case it belongs to; null when it is calm
 */
public record Course(Block<Taken> verdicts, IncidentCase incident) implements Serializable {

  /** Nothing is kept of it. */
  public static final Course NONE = new Course(Block.whole(List.of(), List.of()), null);

  public Course {
    requireNonNull(verdicts, "verdicts is null");
  }

  /**
   * A verdict as it was taken.
   *
   * @param asOf the time it was taken for
   * @param run which run took it, counted from 1
   * @param why its summary then
   */
  public record Taken(
      Instant asOf, long run, Verdict verdict, Bleeding bleeding, boolean stopTheBleed, String why)
      implements Serializable {
    public Taken {
      requireNonNull(asOf, "asOf is null");
      requireNonNull(verdict, "verdict is null");
      requireNonNull(bleeding, "bleeding is null");
    }
  }

  /** Other findings of the same case. */
  public List<IncidentCase.Entry> others(String finding) {
    return incident == null
        ? List.of()
        : incident.timeline().stream()
            .filter(entry -> !entry.finding().equals(finding))
            .toList();
  }
}
