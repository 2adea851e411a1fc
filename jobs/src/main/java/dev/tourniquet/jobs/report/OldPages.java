package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.report.PagePaths;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Pages that an earlier report left and this one has not. They go last: until the new board is there, the old one leads to
 * them.
 */
final class OldPages {
  private static final Field PATH = required("path", StringType, "Below the reports folder.");

  private OldPages() {}

  /** findings and entities with a page → paths of all pages there are now. */
  static Dataset<Row> now(Dataset<Row> findings, Dataset<Row> chosen) {
    FlatMapFunction<Row, String> ofFinding = row -> Stream.of(
            PagePaths.finding(row.getString(0)), PagePaths.findingData(row.getString(0)))
        .iterator();
    MapFunction<Row, String> ofEntity = row -> PagePaths.of(PageIndex.entity(row));
    return findings
        .select(Findings.ID.col())
        .flatMap(ofFinding, Encoders.STRING())
        .union(chosen.map(ofEntity, Encoders.STRING()))
        .toDF(PATH.name());
  }

  /** Deletes what lies in some folders and is no page now, on executors. */
  static void delete(ReportFiles files, Dataset<String> folders, Dataset<Row> now) {
    FlatMapFunction<String, String> list = files::in;
    ForeachPartitionFunction<Row> delete =
        rows -> rows.forEachRemaining(row -> files.delete(row.getString(0)));
    folders
        .flatMap(list, Encoders.STRING())
        .toDF(PATH.name())
        .join(now, new String[] {PATH.name()}, "left_anti")
        .foreachPartition(delete);
  }
}
