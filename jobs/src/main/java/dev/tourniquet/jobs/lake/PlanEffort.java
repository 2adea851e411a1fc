package dev.tourniquet.jobs.lake;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * How much Spark does before it reads. Code written and compiled for each step, and plans that are made anew from what
 * each step came to, pay over millions of rows; over a few thousand they were a third of the processor time of a run.
 */
public final class PlanEffort {
  /**
   * Chosen, not measured: at 1,400 events the simple plans took 109 s of processor for a run and Spark's own 165 s; from
   * some tens of thousands on, what generated code saves for each row should be more.
   */
  private static final long FEW_EVENTS = 50_000;

  private static final Map<String, String> LITTLE = Map.of(
      "spark.sql.adaptive.enabled", "false",
      "spark.sql.codegen.wholeStage", "false",
      "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  private PlanEffort() {}

  /**
   * Suits the session to the size of what will be read; on a cluster, and where a user set something himself, nothing is
   * changed.
   */
  public static void fit(SparkSession spark, long events) {
    if (!spark.sparkContext().isLocal()) {
      return;
    }
    SparkConf own = spark.sparkContext().getConf();
    LITTLE.forEach((name, value) -> {
      if (!own.contains(name)) {
        if (events <= FEW_EVENTS) {
          spark.conf().set(name, value);
        } else {
          spark.conf().unset(name);
        }
      }
    });
  }
}
