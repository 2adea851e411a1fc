package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.to_date;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.sessions.SessionEdgeRows;
import java.time.Instant;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;

/** The steps from the session that leads each case up to who started it, and the calls that prove them. */
final class CaseChains {
  /** Sessions one above the other; role chaining deeper than this was never seen. */
  private static final int MOST_LEVELS = 8;

  /** Steps of one case, those that are not followed among them. */
  private static final int MOST_STEPS = 60;

  private static final String SESSION = SessionEdgeRows.SESSION.name();

  private CaseChains() {}

  /** candidates × session_edges → the steps of each case, kept for as long as Spark runs. */
  static Dataset<Row> steps(Dataset<Row> candidates, Dataset<Row> edges, Instant asOf) {
    Dataset<Row> known = edges.where(SessionEdgeRows.EVENT_TIME.col().leq(lit(asOf)));
    var surest = Window.partitionBy(CaseParts.CASE.col())
        .orderBy(
            SessionEdgeRows.FOLLOWED.col().desc(),
            SessionEdgeRows.EVENT_TIME.col().desc(),
            SessionEdgeRows.EVENT_ID.col());
    return sessions(candidates, known)
        .join(known, SESSION)
        .withColumn("rank", row_number().over(surest))
        .where(col("rank").leq(MOST_STEPS))
        .drop("rank")
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** The session of each case and those above it: a level at a time, until none has an issuer. */
  private static Dataset<Row> sessions(Dataset<Row> candidates, Dataset<Row> edges) {
    Dataset<Row> ways = edges
        .where(SessionEdgeRows.PARENT.col().notEqual(""))
        .select(SessionEdgeRows.SESSION.col(), SessionEdgeRows.PARENT.col());
    Dataset<Row> level = candidates
        .where(Triggers.SESSION.col().notEqual(""))
        .select(CaseParts.CASE.col(), SessionEdgeRows.SESSION.is(Triggers.SESSION.col()));
    Dataset<Row> all = level;
    for (int depth = 1; depth < MOST_LEVELS && !level.isEmpty(); depth++) {
      level = level
          .join(ways, SESSION)
          .select(CaseParts.CASE.col(), SessionEdgeRows.SESSION.is(SessionEdgeRows.PARENT.col()))
          .distinct()
          .except(all)
          .persist(StorageLevel.MEMORY_AND_DISK());
      all = all.union(level);
    }
    return all;
  }

  /** steps → as parts of their cases. */
  static Dataset<Row> parts(Dataset<Row> steps) {
    MapFunction<Row, Row> part = row -> RowFactory.create(
        row.getAs(CaseParts.CASE.name()),
        Part.CHAIN.name(),
        null,
        Stored.text(SessionEdgeRows.edge(row)));
    return steps.map(part, Encoders.row(CaseParts.TABLE.schema()));
  }

  /** steps → the issuing calls, to be fetched whole. */
  static Dataset<Row> picked(Dataset<Row> steps) {
    return steps
        .select(
            CaseParts.CASE.col(),
            CaseParts.PART.is(lit(Part.CHAIN_CALL.name())),
            CaseParts.OF.is(lit(null)),
            Events.DAY.is(to_date(SessionEdgeRows.EVENT_TIME.col())),
            Events.ACCOUNT.is(SessionEdgeRows.ACCOUNT.col()),
            Events.EVENT_ID.is(SessionEdgeRows.EVENT_ID.col()))
        .distinct();
  }
}
