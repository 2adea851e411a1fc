package dev.tourniquet.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SparkTest
class PlanEffortTest {
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private SparkSession spark;

  @BeforeEach
  void anotherSession(SparkSession one) {
    spark = one.newSession();
  }

  @AfterEach
  void backToTheFirst(SparkSession one) {
    SparkSession.setActiveSession(one);
  }

  @Test
  void plansForLittleAreSimple() {
    PlanEffort.fit(spark, () -> 50_000);

    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("false");
    assertThat(spark.conf().get("spark.sql.codegen.wholeStage")).isEqualTo("false");
    assertThat(spark.conf().get(PARTITIONS)).isEqualTo("1");
  }

  @Test
  void plansForMuchAreThoseOfSpark() {
    PlanEffort.fit(spark, () -> 1);
    PlanEffort.fit(spark, () -> 50_001);

    assertThat(spark.conf().get(ADAPTIVE)).isEqualTo("true");
    assertThat(spark.conf().get("spark.sql.codegen.wholeStage")).isEqualTo("true");
    assertThat(spark.conf().get(PARTITIONS))
        .isEqualTo(spark.sparkContext().getConf().get(PARTITIONS));
    assertThat(spark.conf().getOption("spark.sql.files.minPartitionNum").isEmpty())
        .isTrue();
  }
}
