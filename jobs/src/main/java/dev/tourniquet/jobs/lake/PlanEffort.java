package dev.tourniquet.jobs.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * How much Spark does before it reads. Code written and compiled for each step, plans that are made anew from what each
 * step came to, and a task for each core pay over millions of rows; over a few thousand they were a third of the processor
 * time of a run and a tenth of the rest.
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

  /** Of so little a second task has nothing to do but to be sent its work: a tenth of the processor time on two cores. */
  private static final List<String> AT_ONCE = List.of(
      "spark.sql.shuffle.partitions",
      "spark.sql.files.minPartitionNum",
      "spark.sql.leafNodeDefaultParallelism");

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
    boolean few = events <= FEW_EVENTS;
    LITTLE.forEach((name, value) -> {
      if (!own.contains(name)) {
        set(spark, name, few ? Optional.of(value) : Optional.empty());
      }
    });
    // The number of partitions is ours to choose: SparkSessions sets it on one machine.
    for (String name : AT_ONCE) {
      set(spark, name, few ? Optional.of("1") : ofContext(own, name));
    }
  }

  private static Optional<String> ofContext(SparkConf own, String name) {
    return own.contains(name) ? Optional.of(own.get(name)) : Optional.empty();
  }

  private static void set(SparkSession spark, String name, Optional<String> value) {
    value.ifPresentOrElse(
        given -> spark.conf().set(name, given), () -> spark.conf().unset(name));
  }
}
