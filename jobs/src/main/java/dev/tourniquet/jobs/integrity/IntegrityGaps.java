package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;

/** What {@code verify} found wrong with the logs of each account and region, to stand beside what is held of them. */
public final class IntegrityGaps {
  public static final Field ACCOUNT = LogIntegrity.ACCOUNT;
  public static final Field REGION = LogIntegrity.REGION;
  public static final Field GAPS =
      required("gaps", new ArrayType(StringType, false), "Such as: verify: 2 × log modified.");
  private static final Field WHAT = required("what", StringType, "Kind, and what is wrong.");
  private static final Field TIMES = required("times", LongType, "How often.");

  private IntegrityGaps() {}

  /** log_integrity → a row for each account and region with something wrong. */
  public static Dataset<Row> of(Dataset<Row> integrity) {
    return integrity
        .where(LogIntegrity.alarming())
        .withColumn(
            WHAT.name(),
            concat(
                LogIntegrity.KIND.col(),
                lit(" "),
                coalesce(LogIntegrity.STATUS.col(), LogIntegrity.REASON.col())))
        .groupBy(ACCOUNT.col(), REGION.col(), WHAT.col())
        .agg(TIMES.is(count(lit(1))))
        .groupBy(ACCOUNT.col(), REGION.col())
        .agg(GAPS.is(array_sort(
            collect_list(concat(lit("verify: "), TIMES.col(), lit(" × "), WHAT.col())))));
  }
}
