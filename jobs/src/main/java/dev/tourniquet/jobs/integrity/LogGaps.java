package dev.tourniquet.jobs.integrity;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.flatten;

import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.Quarantine;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whatever is known to be wrong with the logs of each account and region, to stand beside what is held of them. */
public final class LogGaps {
  private static final Field GAPS = IntegrityGaps.GAPS;
  private static final Field ACCOUNT = IntegrityGaps.ACCOUNT;
  private static final Field REGION = IntegrityGaps.REGION;

  private LogGaps() {}

  /** What {@code verify} found, and what is in quarantine. */
  public static Dataset<Row> of(Lake lake) {
    Dataset<Row> files = lake.read(Files.TABLE);
    return of(AsRead.of(lake), lake.read(Quarantine.TABLE), files);
  }

  /** log_integrity × quarantine × files → a row for each account and region with something wrong. */
  public static Dataset<Row> of(
      Dataset<Row> integrity, Dataset<Row> quarantine, Dataset<Row> files) {
    return IntegrityGaps.of(integrity)
        .select(ACCOUNT.col(), REGION.col(), GAPS.col())
        .union(QuarantineGaps.of(quarantine, files))
        .groupBy(ACCOUNT.col(), REGION.col())
        .agg(GAPS.is(array_sort(flatten(collect_list(GAPS.col())))));
  }

  /**
   * Rows of what is held by account and region × gaps → the same with gaps. An account and region of which something is
   * wrong and nothing is held has a row too: its logs may have been deleted before they were read.
   */
  public static Dataset<Row> beside(Dataset<Row> held, Dataset<Row> gaps) {
    return held.join(gaps, new String[] {ACCOUNT.name(), REGION.name()}, "full");
  }
}
