package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.report.HistoryView.Check;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Verdict;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What became of a finding from run to run, and what it belongs to.
 *
 * @param verdicts every change of its verdict, oldest first
 * @param incident the case it belongs to; null when it is calm
 * @param checks when each check on its resource passed and failed
 * @param found other findings on its resource
 * @param oneWay paths of pages that it names and that do not lead back to it, since they show worse findings
 */
public record Course(
    Block<Taken> verdicts,
    IncidentCase incident,
    Block<Check> checks,
    Block<Check> found,
    Set<String> oneWay)
    implements Serializable {

  /** Nothing is kept of it. */
  public static final Course NONE = new Course(
      Block.cut(0, List.of()), null, Block.cut(0, List.of()), Block.cut(0, List.of()), Set.of());

  public Course {
    requireNonNull(verdicts, "verdicts is null");
    requireNonNull(checks, "checks is null");
    requireNonNull(found, "found is null");
    oneWay = Set.copyOf(oneWay);
  }

  /** The investigation with the checks that the lake keeps of its resource, and what else was found on it. */
  Investigation added(Investigation to) {
    return to.withHistory(checks, found);
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
}
