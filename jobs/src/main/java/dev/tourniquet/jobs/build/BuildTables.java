package dev.tourniquet.jobs.build;

import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.sessions.Identities;
import dev.tourniquet.jobs.sessions.SessionTables;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Makes the tables that follow from {@code events}, for the days that new batches touched and no others. */
public final class BuildTables {
  private BuildTables() {}

  /** Brings every derived table up to the newest batch. */
  public static void run(Lake lake) {
    long newest = lake.nextBatch(Events.TABLE, Events.BATCH) - 1;
    if (newest < 1) {
      return;
    }
    fromEvents(lake, EventEntities.TABLE, newest, EventEntities::fromEvents);
    fromEvents(lake, ResourceEdges.TABLE, newest, ResourceEdges::fromEvents);
    fromEvents(lake, Coverage.TABLE, newest, Coverage::fromEvents);
    fromEntities(
        lake, EntityDays.IDENTITY_DAYS, newest, rows -> EntityDays.fromEntities(rows, "identity"));
    fromEntities(lake, EntityDays.IP_DAYS, newest, rows -> EntityDays.fromEntities(rows, "ip"));
    fromEntities(
        lake, EntityDays.RESOURCE_DAYS, newest, rows -> EntityDays.fromEntities(rows, "resource"));
    fromEntities(lake, IdentityIpDays.TABLE, newest, IdentityIpDays::fromEntities);
    sessions(lake, newest);
  }

  private static void sessions(Lake lake, long newest) {
    long built = BatchNote.of(lake.note(Identities.TABLE)).batch();
    if (built < newest) {
      SessionTables.write(lake, touchedDays(lake, built), newest);
    }
  }

  private static void fromEvents(
      Lake lake, Table table, long newest, UnaryOperator<Dataset<Row>> make) {
    make(lake, table, newest, Events.TABLE, make);
  }

  private static void fromEntities(
      Lake lake, Table table, long newest, UnaryOperator<Dataset<Row>> make) {
    make(lake, table, newest, EventEntities.TABLE, make);
  }

  private static void make(
      Lake lake, Table table, long newest, Table source, UnaryOperator<Dataset<Row>> make) {
    long built = BatchNote.of(lake.note(table)).batch();
    if (built >= newest) {
      return;
    }
    List<LocalDate> days = touchedDays(lake, built);
    lake.replace(table, days, make.apply(lake.read(source, days)), new BatchNote(newest).text());
  }

  private static List<LocalDate> touchedDays(Lake lake, long built) {
    return lake.read(Events.TABLE)
        .where(Events.BATCH.col().gt(functions.lit(built)))
        .select(Events.DAY.col())
        .distinct()
        .as(Encoders.LOCALDATE())
        .collectAsList();
  }
}
