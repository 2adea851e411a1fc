package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CaseWritesTest {
  private static final Table CALLS = Table.whole(
      "calls",
      "A call on the resource of a case.",
      CaseParts.CASE,
      CaseParts.PART,
      CaseCalls.OF,
      CaseCalls.AROUND,
      CaseCalls.MOST,
      EventEntities.DAY,
      EventEntities.ACCOUNT,
      EventEntities.EVENT_ID,
      EventEntities.EVENT_NAME,
      EventEntities.EVENT_TIME,
      EventEntities.PRINCIPAL);
  private static final Instant TRIGGER = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aPolicyOfLongAgoIsHeldBeforeTheObjectsOfToday(SparkSession spark) {
    Dataset<Row> nearest = CaseWrites.nearest(given(
        spark,
        CALLS,
        rows(
            IntStream.range(0, CaseCalls.MOST_WRITES)
                .mapToObj(i -> call("object" + i, "PutObject", i)),
            Stream.of(
                call("policy", "PutBucketPolicy", 900_000),
                call("permission", "AddPermission20150331v2", 800_000)))));
    assertThat(then(nearest, EventEntities.EVENT_ID))
        .hasSize(CaseCalls.MOST_WRITES)
        .contains(tuple("policy"), tuple("permission"), tuple("object0"))
        .doesNotContain(tuple("object299"), tuple("object298"));
    assertThat(CaseWrites.leftOut(nearest).isEmpty()).isTrue();
  }

  @Test
  void whatIsTooMuchIsCounted(SparkSession spark) {
    Dataset<Row> nearest = CaseWrites.nearest(given(
        spark,
        CALLS,
        rows(
            IntStream.range(0, CaseCalls.MOST_WRITES + 7)
                .mapToObj(i -> call("policy" + i, "PutBucketPolicy", i)),
            Stream.of(call("object", "PutObject", 0)))));
    assertThat(then(nearest, EventEntities.EVENT_ID))
        .hasSize(CaseCalls.MOST_WRITES)
        .doesNotContain(tuple("object"), tuple("policy300"));
    assertThat(then(CaseWrites.leftOut(nearest), CaseParts.PART, CaseParts.OF, CaseParts.PAYLOAD))
        .containsExactly(tuple("LEFT_OUT", "bucket", "{\"calls\":7}"));
  }

  private static Given[] rows(Stream<Given> some, Stream<Given> more) {
    return Stream.concat(some, more).toArray(Given[]::new);
  }

  private static Given call(String id, String name, int secondsBefore) {
    Instant time = TRIGGER.minusSeconds(secondsBefore);
    return Given.row()
        .with(CaseParts.CASE, "case")
        .with(CaseParts.PART, Part.RESOURCE_WRITE.name())
        .with(CaseCalls.OF, "bucket")
        .with(CaseCalls.AROUND, TRIGGER)
        .with(CaseCalls.MOST, CaseCalls.MOST_WRITES)
        .with(EventEntities.DAY, LocalDate.ofInstant(time, ZoneOffset.UTC))
        .with(EventEntities.ACCOUNT, "111122223333")
        .with(EventEntities.EVENT_ID, id)
        .with(EventEntities.EVENT_NAME, name)
        .with(EventEntities.EVENT_TIME, time)
        .with(EventEntities.PRINCIPAL, "iamuser:111122223333:AIDA1");
  }
}
