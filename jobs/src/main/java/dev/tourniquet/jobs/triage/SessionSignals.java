package dev.tourniquet.jobs.triage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.types.DataTypes.BooleanType;

import dev.tourniquet.baseline.Networks;
import dev.tourniquet.baseline.SignalKind;
import dev.tourniquet.jobs.ingest.EventEntities;
import java.time.Duration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;

/** A signal that needs no history: one session in two networks. */
final class SessionSignals {
  /** Places of one session and day that are compared, the first ones: who rotates addresses is told by these. */
  private static final int MOST_PLACES = 20;

  private static final Duration CLOSE = Duration.ofHours(1);
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String RANK = "rank";
  private static final Column PLACED =
      EventEntities.IP.col().notEqual("").and(not(EventEntities.IP.col().startsWith("aws-")));
  /** A call that a session made itself, from an address that tells where it was. */
  static final Column USED = EventEntities.KIND
      .col()
      .equalTo("session")
      .and(EventEntities.DIRECT.col())
      .and(EventEntities.OUTCOME.col().equalTo("OK"))
      .and(PLACED);
  /** A long-term key may be in many places at once. */
  private static final Column TEMPORARY = EventEntities.KEY
      .col()
      .startsWith("session:")
      .or(EventEntities.KEY.col().startsWith("key:ASIA"));

  private static final UserDefinedFunction UNRELATED = udf(
      (UDF2<String, String, Boolean>) (one, other) -> Networks.areUnrelatedKeys(one, other),
      BooleanType);

  private SessionSignals() {}

  /**
   * event_entities → sessions used in two unrelated networks within the hour: the later of the two.
   *
   * @param entities also of the day before those asked for, since an hour may lie on both
   */
  static Dataset<Row> twoNetworks(Dataset<Row> entities, Column asked) {
    Dataset<Row> uses = entities
        .where(USED.and(TEMPORARY))
        .groupBy(
            EventEntities.KEY.col(), Signals.DAY.col(), Signals.PRINCIPAL.col(), Signals.IP.col())
        .agg(
            min(EventEntities.EVENT_TIME.col()).as(FROM),
            max(EventEntities.EVENT_TIME.col()).as(TO));
    Dataset<Row> several = uses.groupBy(EventEntities.KEY.col())
        .agg(count_distinct(Signals.IP.col()).as("places"))
        .where("places > 1");
    var first = Window.partitionBy(EventEntities.KEY.col(), Signals.DAY.col())
        .orderBy(col(FROM), Signals.IP.col());
    Dataset<Row> moving = uses.join(several, new String[] {EventEntities.KEY.name()}, "left_semi")
        .withColumn(RANK, row_number().over(first))
        .where(RANK + " <= " + MOST_PLACES)
        .drop(RANK);
    Column later = col("b.from").geq(col("a.from"));
    Column close = col("b.from").leq(col("a.to").plus(lit(CLOSE)));
    Column unrelated = UNRELATED.apply(Signals.IP.of("a"), Signals.IP.of("b"));
    return moving
        .as("a")
        .join(
            moving.as("b"),
            EventEntities.KEY
                .of("a")
                .equalTo(EventEntities.KEY.of("b"))
                .and(later)
                .and(close))
        .where(unrelated)
        .select(Signals.DAY.of("b"), Signals.PRINCIPAL.of("b"), Signals.IP.of("b"))
        .where(asked)
        .distinct()
        .select(signal(SignalKind.TWO_NETWORKS));
  }

  static Column[] signal(SignalKind kind) {
    return new Column[] {
      Signals.DAY.col(),
      Signals.PRINCIPAL.col(),
      Signals.IP.col(),
      Signals.KINDS.is(array(lit(kind.name())))
    };
  }
}
