package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Effect;
import dev.tourniquet.config.ResourceFold;
import dev.tourniquet.jobs.changes.ResourceWrites;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CaseEffectsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String BUCKET = "AWS::S3::Bucket|aws||global|b";
  private static final Table CASES =
      Table.whole("candidates", "A case.", CaseParts.CASE, Triggers.RESOURCE);

  @Test
  void whatWasDoneToTheResourceOfACaseUntilThenComesWhole(SparkSession spark) {
    List<Effect> effects = effects(
        spark,
        write("put", -60, "SET", "{\"Statement\":[]}"),
        write("gone", -30, "DELETE", null),
        write("later", 1, "SET", "{}"),
        write("other", -30, "SET", "{}").with(ResourceWrites.RESOURCE, BUCKET + "2"));

    assertThat(effects)
        .extracting(
            effect -> effect.change().eventId(),
            effect -> effect.change().op().name(),
            effect -> effect.change().value().toString(),
            effect -> effect.change().time(),
            effect -> effect.write().call(),
            effect -> effect.write().principal())
        .containsExactlyInAnyOrder(
            tuple(
                "put",
                "SET",
                "{\"Statement\":[]}",
                NOW.minusSeconds(60),
                "s3:PutBucketPolicy",
                "role:a"),
            tuple("gone", "DELETE", "", NOW.minusSeconds(30), "s3:PutBucketPolicy", "role:a"));
  }

  @Test
  void ofMoreThanAreFoldedTheNewestComeAndAllAreCounted(SparkSession spark) {
    int many = ResourceFold.MOST_CHANGES + 2;
    List<JsonNode> parts = parts(
        spark,
        IntStream.range(0, many)
            .mapToObj(i -> write("e" + i, -i, "SET", "{}"))
            .toArray(Given[]::new));

    assertThat(parts).hasSize(ResourceFold.MOST_CHANGES);
    assertThat(parts).allSatisfy(part -> assertThat(part.path("all").asLong()).isEqualTo(many));
    assertThat(parts)
        .extracting(part -> part.path("event").asText())
        .contains("e0")
        .doesNotContain("e" + (many - 1), "e" + (many - 2));
  }

  private static List<Effect> effects(SparkSession spark, Given... writes) {
    return parts(spark, writes).stream().map(ResourceWrites::fromJson).toList();
  }

  private static List<JsonNode> parts(SparkSession spark, Given... writes) {
    var parts = CaseEffects.parts(
        given(
            spark, CASES, Given.row().with(CaseParts.CASE, "case").with(Triggers.RESOURCE, BUCKET)),
        given(spark, ResourceWrites.TABLE, writes),
        NOW);
    assertThat(then(
            parts.select(CaseParts.CASE.col(), CaseParts.OF.col()).distinct(),
            CaseParts.CASE,
            CaseParts.OF))
        .containsExactly(tuple("case", BUCKET));
    return parts.collectAsList().stream()
        .flatMap((Row row) -> Stream.of(row.<String>getAs(CaseParts.PAYLOAD.name())))
        .map(text -> Stored.read(text, JsonNode.class))
        .toList();
  }

  private static Given write(String id, int seconds, String op, String value) {
    Instant time = NOW.plusSeconds(seconds);
    return Given.row()
        .with(ResourceWrites.DAY, LocalDate.parse("2026-03-01"))
        .with(ResourceWrites.RESOURCE, BUCKET)
        .with(ResourceWrites.ATTRIBUTE, "policy")
        .with(ResourceWrites.OP, op)
        .with(ResourceWrites.VALUE, value)
        .with(ResourceWrites.TIME, time)
        .with(ResourceWrites.EVENT, id)
        .with(ResourceWrites.CALL, "s3:PutBucketPolicy")
        .with(ResourceWrites.PRINCIPAL, "role:a")
        .with(ResourceWrites.BATCH, 1L);
  }
}
