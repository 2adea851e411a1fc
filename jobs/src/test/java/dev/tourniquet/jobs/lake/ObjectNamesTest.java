package dev.tourniquet.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class ObjectNamesTest {
  @Test
  void anObjectOfS3HasOneNameByWhateverScheme(SparkSession spark) {
    List<String> uris = List.of(
        "s3://logs/a.json.gz",
        "s3a://logs/a.json.gz",
        "s3n://logs/a.json.gz",
        "file:/logs/s3a://a.json.gz");

    List<String> names = spark
        .createDataset(uris, Encoders.STRING())
        .select(ObjectNames.same(col("value")))
        .as(Encoders.STRING())
        .collectAsList();

    assertThat(names)
        .containsExactly(
            "s3://logs/a.json.gz",
            "s3://logs/a.json.gz",
            "s3://logs/a.json.gz",
            "file:/logs/s3a://a.json.gz")
        .isEqualTo(uris.stream().map(ObjectNames::same).toList());
  }
}
