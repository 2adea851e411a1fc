package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.ingest.Files;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.integrity.IntegrityGaps;
import dev.tourniquet.jobs.integrity.LogIntegrity;
import dev.tourniquet.jobs.integrity.ReadFrom;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CaseEvidenceTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");
  private static final Table PICKED = Table.whole(
      "picked",
      "Events of cases.",
      CaseParts.CASE,
      CaseParts.PART,
      CaseParts.OF,
      Events.DAY,
      Events.ACCOUNT,
      Events.EVENT_ID);

  @Test
  void eachObjectIsNamedOnceWithItsHoursAndItsProof(SparkSession spark) {
    var picked = given(
        spark,
        PICKED,
        picked("e1", Part.TRIGGER),
        picked("e1", Part.BY_IDENTITY),
        picked("e2", Part.BY_IDENTITY),
        picked("e3", Part.BY_IDENTITY),
        picked("e4", Part.BY_IDENTITY).with(CaseParts.OF, CaseFurther.BEFORE));
    var events = given(
        spark,
        Events.TABLE,
        event("e1", "s3a://logs/a", 1),
        event("e2", "s3a://logs/a", 3),
        event("e3", "b", 2),
        event("e4", "c", 4));
    var integrity = given(
        spark,
        LogIntegrity.TABLE,
        Given.row()
            .with(LogIntegrity.KIND, "log")
            .with(LogIntegrity.STATUS, "valid")
            .with(LogIntegrity.OBJECT, "s3://logs/a")
            .with(LogIntegrity.POSITION, 0),
        answer("b", "valid", null),
        answer("b", null, "log-not-signed"));

    var files = given(
        spark,
        Files.TABLE,
        Given.row().with(Files.OBJECT, "s3a://logs/a").with(Files.CONTENT_SHA256, "ab12"),
        Given.row().with(Files.OBJECT, "b"));

    assertThat(objects(parts(picked, events, files, integrity)))
        .containsExactlyInAnyOrder(
            "s3a://logs/a 111122223333 us-east-1 2026-03-01T01:00:00.000Z 2026-03-01T03:00:00.000Z 2 ab12 valid of 2",
            "b 111122223333 us-east-1 2026-03-01T02:00:00.000Z 2026-03-01T02:00:00.000Z 1  log-not-signed of 2");
    var several = given(
        spark,
        LogIntegrity.TABLE,
        answer("s3://logs/a", "valid", null),
        answer("s3a://logs/a", "modified", null),
        answer("s3://logs/a", "bad-signature", null),
        answer("b", "valid", null),
        answer("b", "not-as-read", null));
    assertThat(objects(parts(picked, events, files, several)))
        .as("the gravest answer, whatever others there are")
        .anyMatch(a -> a.contains(" ab12 modified of 2"))
        .anyMatch(b -> b.contains(" not-as-read of 2"));
    assertThat(objects(parts(picked, events, files, given(spark, LogIntegrity.TABLE))))
        .satisfiesExactlyInAnyOrder(
            a -> assertThat(a).contains(" ab12  of 2"), b -> assertThat(b).contains("   of 2"));
  }

  @Test
  void anObjectThatWasReplacedHasTheHashOfWhatItsEventsWereReadFrom(SparkSession spark) {
    var picked = given(
        spark,
        PICKED,
        picked("e1", Part.TRIGGER),
        picked("e2", Part.BY_IDENTITY),
        picked("e3", Part.BY_IDENTITY));
    var events = given(
        spark,
        Events.TABLE,
        event("e1", "a", 1).with(Events.BATCH, 1L),
        event("e2", "b", 2).with(Events.BATCH, 1L),
        event("e3", "b", 3).with(Events.BATCH, 2L));
    var files = given(
        spark,
        Files.TABLE,
        read("a", "ab12", 1),
        read("a", "cd34", 2),
        read("b", "ab12", 1),
        read("b", "cd34", 2));

    assertThat(objects(parts(picked, events, files, given(spark, LogIntegrity.TABLE))))
        .containsExactlyInAnyOrder(
            "a 111122223333 us-east-1 2026-03-01T01:00:00.000Z 2026-03-01T01:00:00.000Z 1 ab12  of 3",
            "b 111122223333 us-east-1 2026-03-01T02:00:00.000Z 2026-03-01T02:00:00.000Z 1 ab12  of 3",
            "b 111122223333 us-east-1 2026-03-01T03:00:00.000Z 2026-03-01T03:00:00.000Z 1 cd34  of 3");
  }

  private static Given read(String object, String sha256, long batch) {
    return Given.row()
        .with(Files.OBJECT, object)
        .with(Files.CONTENT_SHA256, sha256)
        .with(Files.BATCH, batch);
  }

  @Test
  void whatIsWrongWithTheLogsStandsBesideTheirCoverage(SparkSession spark) {
    var integrity = given(
        spark,
        LogIntegrity.TABLE,
        fact("us-east-1", "log", "modified", null),
        fact("us-east-1", "log", "modified", null),
        fact("us-east-1", "log", "valid", null),
        fact("us-east-1", "digest", "missing", null),
        fact("us-east-1", "gap", null, "after-last-digest"),
        fact("eu-west-1", "gap", null, "no-digests"),
        fact("eu-north-1", "log", "valid", null));

    assertThat(then(IntegrityGaps.of(integrity), IntegrityGaps.REGION, IntegrityGaps.GAPS).stream()
            .map(row -> row.toList().get(0) + " "
                + scala.jdk.javaapi.CollectionConverters.asJava(
                    (scala.collection.Seq<?>) row.toList().get(1))))
        .containsExactlyInAnyOrder(
            "us-east-1 [verify: 1 × digest missing, verify: 2 × log modified]",
            "eu-west-1 [verify: 1 × gap no-digests]");
  }

  @Test
  void aCaseTellsTheRegionsOfItsAccountOfWhichNothingIsHeld(SparkSession spark) {
    Table candidates =
        Table.whole("candidates", "Accounts of cases.", CaseParts.CASE, Triggers.ACCOUNT);
    var cases = given(
        spark,
        candidates,
        Given.row().with(CaseParts.CASE, "case").with(Triggers.ACCOUNT, "111122223333"));
    var held = given(
        spark,
        Coverage.TABLE,
        Given.row()
            .with(Coverage.DAY, DAY)
            .with(Coverage.ACCOUNT, "111122223333")
            .with(Coverage.REGION, "us-east-1")
            .with(Coverage.EVENTS, 5L)
            .with(Coverage.HOURS, 6)
            .with(Coverage.FIRST, Instant.parse("2026-03-01T01:00:00Z"))
            .with(Coverage.LAST, Instant.parse("2026-03-01T02:00:00Z")));
    var integrity = given(spark, LogIntegrity.TABLE, fact("eu-west-1", "log", "missing", null));

    var pieces = new HistoryPieces();
    CaseHistory.coverage(
            cases, held, IntegrityGaps.of(integrity), Instant.parse("2026-03-02T00:00:00Z"))
        .collectAsList()
        .forEach(row -> pieces.add(
            Part.COVERAGE, null, Stored.read(row.getAs(CaseParts.PAYLOAD.name()), JsonNode.class)));

    assertThat(pieces.coverage())
        .extracting(one -> one.region() + " " + one.isHeld() + " " + one.gaps())
        .containsExactlyInAnyOrder(
            "us-east-1 true []", "eu-west-1 false [verify: 1 × log missing]");
    assertThat(pieces.history().coveredDays()).containsExactly(DAY);
  }

  private static Dataset<Row> parts(
      Dataset<Row> picked, Dataset<Row> events, Dataset<Row> files, Dataset<Row> integrity) {
    return CaseEvidence.objects(picked, new ReadFrom(events, files, integrity));
  }

  private static List<String> objects(Dataset<Row> parts) {
    assertThat(then(parts, CaseParts.CASE, CaseParts.PART)).containsOnly(tuple("case", "EVIDENCE"));
    return parts.select(CaseParts.PAYLOAD.col()).collectAsList().stream()
        .map(row -> Stored.read(row.getString(0), JsonNode.class))
        .map(json -> String.join(
            " ",
            json.path("object").asText(),
            json.path("account").asText(),
            json.path("region").asText(),
            json.path("from").asText(),
            json.path("to").asText(),
            json.path("events").asText(),
            json.path("sha256").asText(),
            json.path("integrity").asText(),
            "of " + json.path("total").asText()))
        .toList();
  }

  private static Given picked(String id, Part part) {
    return Given.row()
        .with(CaseParts.CASE, "case")
        .with(CaseParts.PART, part.name())
        .with(Events.DAY, DAY)
        .with(Events.ACCOUNT, "111122223333")
        .with(Events.EVENT_ID, id);
  }

  private static Given event(String id, String object, int hour) {
    return Given.row()
        .with(Events.DAY, DAY)
        .with(Events.ACCOUNT, "111122223333")
        .with(Events.EVENT_ID, id)
        .with(Events.AWS_REGION, "us-east-1")
        .with(Events.EVENT_TIME, Instant.parse("2026-03-01T%02d:00:00Z".formatted(hour)))
        .with(Events.OBJECT, object)
        .with(Events.INDEX, 0);
  }

  private static Given answer(String object, String status, String reason) {
    return fact("us-east-1", status == null ? "gap" : "log", status, reason)
        .with(LogIntegrity.OBJECT, object);
  }

  private static Given fact(String region, String kind, String status, String reason) {
    return Given.row()
        .with(LogIntegrity.ACCOUNT, "111122223333")
        .with(LogIntegrity.REGION, region)
        .with(LogIntegrity.KIND, kind)
        .with(LogIntegrity.STATUS, status)
        .with(LogIntegrity.REASON, reason)
        .with(LogIntegrity.POSITION, 0);
  }
}
