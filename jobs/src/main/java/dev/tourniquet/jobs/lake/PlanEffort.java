package dev.tourniquet.jobs.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
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

  private static final String IS_LITTLE = "spark.tourniquet.isLittle";

  private static final Map<String, String> LITTLE = Map.of(
      IS_LITTLE,
      "true",
      // One partition is joined where it is: to broadcast it is a job of its own.
      "spark.sql.autoBroadcastJoinThreshold",
      "-1",
      "spark.sql.sources.parallelPartitionDiscovery.threshold",
      String.valueOf(Integer.MAX_VALUE),
      "spark.sql.adaptive.enabled",
      "false",
      "spark.sql.codegen.wholeStage",
      "false",
      "spark.sql.codegen.factoryMode",
      "NO_CODEGEN");

  /** Of so little a second task has nothing to do but to be sent its work: a tenth of the processor time on two cores. */
  private static final List<String> AT_ONCE = List.of(
      "spark.sql.shuffle.partitions",
      "spark.sql.files.minPartitionNum",
      "spark.sql.leafNodeDefaultParallelism");

  private PlanEffort() {}

  /**
   * Suits the session to the size of what will be read; on a cluster, and where a user set something himself, nothing is
   * changed.
   *
   * @param events counts the events, asked of a session that suits few: to be counted, they are read
   */
  public static void fit(SparkSession spark, LongSupplier events) {
    if (spark.sparkContext().isLocal()) {
      fit(spark, true);
      fit(spark, events.getAsLong() <= FEW_EVENTS);
    }
  }

  private static void fit(SparkSession spark, boolean few) {
    SparkConf own = spark.sparkContext().getConf();
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

  /** Whether the session was fitted to little. */
  static boolean isLittle(SparkSession spark) {
    return Boolean.parseBoolean(spark.conf().get(IS_LITTLE, "false"));
  }

  private static Optional<String> ofContext(SparkConf own, String name) {
    return own.contains(name) ? Optional.of(own.get(name)) : Optional.empty();
  }

  private static void set(SparkSession spark, String name, Optional<String> value) {
    value.ifPresentOrElse(
        given -> spark.conf().set(name, given), () -> spark.conf().unset(name));
  }
}
