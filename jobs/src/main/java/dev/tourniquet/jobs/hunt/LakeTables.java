package dev.tourniquet.jobs.hunt;

import dev.tourniquet.jobs.build.Coverage;
import dev.tourniquet.jobs.build.EntityDays;
import dev.tourniquet.jobs.build.EventEntities;
import dev.tourniquet.jobs.build.IdentityIpDays;
import dev.tourniquet.jobs.build.ResourceEdges;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.Quarantine;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.jobs.triage.Triggers;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every table of the lake, by the name that SQL knows it under. */
public final class LakeTables {
  public static final List<Table> ALL = List.of(
      Events.TABLE,
      Files.TABLE,
      Quarantine.TABLE,
      Coverage.TABLE,
      EventEntities.TABLE,
      EntityDays.IDENTITY_DAYS,
      EntityDays.IP_DAYS,
      EntityDays.RESOURCE_DAYS,
      IdentityIpDays.TABLE,
      ResourceEdges.TABLE,
      Inventory.ITEMS,
      Inventory.PROBLEMS,
      Triggers.TABLE,
      Findings.TABLE);

  private LakeTables() {}

  /** Runs a query that only reads. */
  public static Dataset<Row> query(Lake lake, String sql) {
    String start = sql.strip().toLowerCase(Locale.ROOT);
    if (!start.startsWith("select") && !start.startsWith("with") && !start.startsWith("describe")) {
      throw new IllegalArgumentException(
          "Cannot run this query: a hunt only reads. Start it with SELECT or WITH.");
    }
    lake.registerViews(ALL);
    return lake.spark().sql(sql);
  }
}
