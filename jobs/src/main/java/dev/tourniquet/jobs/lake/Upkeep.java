package dev.tourniquet.jobs.lake;

import io.delta.tables.DeltaTable;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import scala.Console;

/** Takes out of a lake what is not to be kept: days that are too old, and files that no table names any more. */
public final class Upkeep {
  private Upkeep() {}

  /**
   * Removes the rows of days before one from every table that tells a day. The ledger stays whole, whatever day its
   * objects are of: without it they would be read again.
   *
   * @return the tables from which something was removed
   */
  public static List<Table> forget(
      Lake lake, Collection<Table> tables, Table ledger, LocalDate before) {
    return tables.stream()
        .filter(table -> table.source() == null && !table.equals(ledger))
        .filter(table -> forget(lake, table, before))
        .toList();
  }

  private static boolean forget(Lake lake, Table table, LocalDate before) {
    Optional<Field> day = table.calendarDay();
    if (day.isEmpty() || !lake.exists(table)) {
      return false;
    }
    Column old = day.get().col().lt(functions.lit(before));
    if (lake.read(table).where(old).isEmpty()) {
      return false;
    }
    DeltaTable.forPath(lake.spark(), lake.path(table)).delete(old);
    return true;
  }

  /**
   * Deletes files of tables that have been of no table for some time. What a batch that is not finished has written is
   * named by its own file alone, so it must be finished first.
   *
   * @param age how long a reader that began before may still need them
   */
  public static void vacuum(Lake lake, Collection<Table> tables, Duration age) {
    if (lake.batches().isUnfinished()) {
      throw new LakeException("Cannot delete files of " + lake.root()
          + ": its newest batch is not in all tables yet. Run ingest to its end first.");
    }
    // The user says how old. A commit that tells of it would be a new version of each table.
    lake.spark().conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
    lake.spark().conf().set("spark.databricks.delta.vacuum.logging.enabled", "false");
    // Otherwise Delta takes its week for any age but nought.
    lake.spark().conf().set("spark.databricks.delta.vacuum.retentionWindowIgnore.enabled", "false");
    // One file after another would take hours in S3; as many at once as there are tasks.
    lake.spark().conf().set("spark.databricks.delta.vacuum.parallelDelete.enabled", "true");
    tables.stream()
        .filter(table -> table.source() == null && lake.exists(table))
        .forEach(table -> vacuum(DeltaTable.forPath(lake.spark(), lake.path(table)), age));
  }

  /** Delta prints what it deleted on standard output, where rows belong. */
  private static void vacuum(DeltaTable table, Duration age) {
    var unused = Console.withOut(
        OutputStream.nullOutputStream(), () -> table.vacuum(age.toMinutes() / 60.0));
  }
}
