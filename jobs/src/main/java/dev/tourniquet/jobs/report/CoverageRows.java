package dev.tourniquet.jobs.report;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.integrity.LogGaps;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.report.Investigation;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the board says of the logs: as many rows as accounts and regions, whatever the number of events. */
final class CoverageRows {
  private CoverageRows() {}

  /** What is held, and what {@code verify} found wrong or is in quarantine, also where nothing is held. */
  static List<Investigation.Coverage> of(Lake lake) {
    return of(lake.read(Coverage.TABLE), LogGaps.of(lake));
  }

  static List<Investigation.Coverage> of(Dataset<Row> coverage, Dataset<Row> gaps) {
    Dataset<Row> held = coverage
        .groupBy(Coverage.ACCOUNT.col(), Coverage.REGION.col())
        .agg(
            min(Coverage.FIRST.col()),
            max(Coverage.LAST.col()),
            sum(Coverage.FILES.col()),
            sum(Coverage.EVENTS.col()));
    return LogGaps.beside(held, gaps)
        .orderBy(Coverage.ACCOUNT.col(), Coverage.REGION.col())
        .collectAsList()
        .stream()
        .map(CoverageRows::fromRow)
        .toList();
  }

  private static Investigation.Coverage fromRow(Row row) {
    return new Investigation.Coverage(
        row.getString(0),
        row.getString(1),
        row.getAs(2),
        row.getAs(3),
        row.isNullAt(4) ? 0 : row.getLong(4),
        row.isNullAt(5) ? 0 : row.getLong(5),
        row.isNullAt(6) ? List.of() : row.getList(6));
  }
}
