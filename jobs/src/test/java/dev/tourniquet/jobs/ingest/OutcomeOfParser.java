package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Outcome.Kept;
import dev.tourniquet.jobs.ingest.Outcome.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reader of objects under test, without a table: the one place that knows its classes. */
final class OutcomeOfParser {
  private OutcomeOfParser() {}

  /** Reads a stored object. */
  static Outcome ofStored(
      Path object, dev.tourniquet.jobs.lake.HadoopSettings hadoop, Limits limits) {
    var listed = new ListedObject(
        object.toUri().toString(),
        object.toFile().length(),
        dev.tourniquet.jobs.lake.DataFile.NO_DAY,
        false);
    var inflated = InflatedObject.read(listed, hadoop, limits, new Inflation());
    List<Told> told =
        new ArrayList<>(inflated.problem().stream().map(OutcomeOfParser::told).toList());
    Outcome parsed = ofInflated(inflated.bytes(), limits);
    told.addAll(parsed.told());
    return new Outcome(parsed.kept(), told);
  }

  /** Reads the bytes of an object after inflating. */
  static Outcome ofInflated(byte[] bytes, Limits limits) {
    Parsed parsed = Parsed.of(bytes, limits);
    return new Outcome(
        parsed.events().stream()
            .map(row -> new Kept(row.getAs("eventID"), row.getAs("requestParameters")))
            .toList(),
        parsed.problems().stream().map(OutcomeOfParser::told).toList());
  }

  private static Told told(Problem problem) {
    return new Told(
        problem.position(), problem.reason().name(), problem.error(), problem.eventKept());
  }
}
