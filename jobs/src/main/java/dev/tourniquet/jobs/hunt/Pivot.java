package dev.tourniquet.jobs.hunt;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Every call of, from or on one thing.
 *
 * @param kind what it is
 * @param value its key, its ARN, or its name or id as it stands in the logs
 * @param from first UTC day, or null
 * @param to last UTC day, or null
 */
public record Pivot(Kind kind, String value, LocalDate from, LocalDate to) {
  /** What can be pivoted on. */
  public enum Kind {
    IDENTITY,
    IP,
    RESOURCE,
    CREDENTIAL,
    SESSION,
    EVENT
  }

  /** Columns of a call. */
  static final List<Field> COLUMNS = List.of(
      EventEntities.EVENT_TIME,
      EventEntities.ACCOUNT,
      EventEntities.AWS_REGION,
      EventEntities.EVENT_SOURCE,
      EventEntities.EVENT_NAME,
      EventEntities.OUTCOME,
      EventEntities.ERROR_CODE,
      EventEntities.PRINCIPAL,
      EventEntities.IP,
      EventEntities.RELATION,
      EventEntities.EVENT_ID);

  /** The kind of entity whose rows tell; of each event there is one about its caller. */
  String entityKind() {
    return kind == Kind.EVENT ? "identity" : kind.name().toLowerCase(Locale.ROOT);
  }

  /** The calls, oldest first, a row each. */
  public Dataset<Row> calls(Lake lake) {
    return lake.read(EventEntities.TABLE)
        .where(days().and(kind == Kind.EVENT ? ofEvent() : ofEntity()))
        .dropDuplicates(EventEntities.EVENT_ID.name(), EventEntities.ACCOUNT.name())
        .select(COLUMNS.stream().map(Field::col).toArray(Column[]::new))
        .orderBy(EventEntities.EVENT_TIME.col(), EventEntities.EVENT_ID.col());
  }

  private Column ofEvent() {
    return EventEntities.KIND
        .col()
        .equalTo(entityKind())
        .and(EventEntities.EVENT_ID.col().equalTo(value));
  }

  private Column ofEntity() {
    Column named = EventEntities.KEY
        .col()
        .equalTo(value)
        .or(EventEntities.LABEL.col().equalTo(value))
        .or(EventEntities.ARN.col().equalTo(value));
    return EventEntities.KIND.col().equalTo(entityKind()).and(named);
  }

  private Column days() {
    Column since =
        from == null ? functions.lit(true) : EventEntities.DAY.col().geq(functions.lit(from));
    return to == null ? since : since.and(EventEntities.DAY.col().leq(functions.lit(to)));
  }
}
