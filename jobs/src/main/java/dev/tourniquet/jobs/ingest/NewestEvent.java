package dev.tourniquet.jobs.ingest;

import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.jobs.lake.Lake;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** Time of the newest event, which verdicts are taken for unless told otherwise. */
public final class NewestEvent {
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
  private static final Column LAST = Files.LAST_EVENT.col();

  /**
   * The latest time of an object that its day allows. CloudTrail delivers within minutes: of an object with events later
   * than the day after its own, no more than the end of its own day. A digest, or a log without events, tells of no time.
   */
  private static final Column ALLOWED = when(
          LAST.isNull().or(Files.DAY.col().isNull()).or(LAST.lt(endOfDay(2))), LAST)
      .otherwise(least(LAST, endOfDay(1)));

  private NewestEvent() {}

  /**
   * The newest time that is believed: one event dated 9999 must not move every verdict there, whatever the folder or name
   * of its object says. What is still to come is not believed, as long as any other event is held.
   *
   * @param now what the clock says
   */
  public static Optional<Instant> of(Lake lake, Instant now) {
    Instant latest = now.plus(CLOCKS_DIFFER);
    Column far = ALLOWED.gt(lit(latest));
    Row row = lake.read(Files.TABLE)
        .agg(max(when(far, lit(null)).otherwise(ALLOWED)), max(ALLOWED), count_if(far))
        .head();
    Optional<Instant> newest = Optional.ofNullable(row.<Instant>getAs(0));
    return row.getLong(2) == 0
        ? newest
        : until(lake, far, latest)
            .filter(event -> newest.isEmpty() || event.isAfter(newest.get()))
            .or(() -> newest)
            .or(() -> Optional.ofNullable(row.<Instant>getAs(1)));
  }

  /** The newest event that lies not after a time, in objects that also hold later ones. */
  private static Optional<Instant> until(Lake lake, Column far, Instant latest) {
    Row row = lake.read(Events.TABLE)
        .where(Events.DAY.col().leq(to_date(lit(latest))))
        .where(Events.EVENT_TIME.col().leq(lit(latest)))
        .join(
            lake.read(Files.TABLE).where(far).select(Files.OBJECT.col()).distinct(),
            Files.OBJECT.name())
        .agg(max(Events.EVENT_TIME.col()))
        .head();
    return Optional.ofNullable(row.<Instant>getAs(0));
  }

  private static Column endOfDay(int days) {
    return date_add(Files.DAY.col(), days).cast(TimestampType);
  }
}
