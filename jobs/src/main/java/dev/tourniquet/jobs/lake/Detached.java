package dev.tourniquet.jobs.lake;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows that no longer know what they were worked out from, in the form in which Spark holds them. By way of Java objects
 * ({@code createDataFrame} of {@code toJavaRDD}) each row would be taken apart and put together again, by code that is
 * written and compiled for each schema.
 */
final class Detached {
  private Detached() {}

  static Dataset<Row> of(SparkSession spark, Dataset<Row> rows) {
    var plan = ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
    var copies = plan.toRdd().toJavaRDD().map(InternalRow::copy).rdd();
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(copies, rows.schema(), false);
  }
}
