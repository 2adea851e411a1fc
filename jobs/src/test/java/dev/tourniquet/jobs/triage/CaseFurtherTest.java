package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Calls of an identity that shared an image at noon of March 1st from 198.51.100.77. */
@SparkTest
class CaseFurtherTest {
  private static final Table CALLS = Table.whole(
      "calls",
      "A call of the caller of a case.",
      CaseParts.CASE,
      CaseParts.PART,
      CaseCalls.OF,
      CaseCalls.AROUND,
      EventEntities.DAY,
      EventEntities.ACCOUNT,
      EventEntities.EVENT_ID,
      EventEntities.EVENT_NAME,
      EventEntities.EVENT_TIME,
      EventEntities.OUTCOME,
      EventEntities.DIRECT,
      EventEntities.IP);
  private static final Table CANDIDATES =
      Table.whole("candidates", "Cases.", CaseParts.CASE, Triggers.IP);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String STRANGE = "198.51.100.77";
  private static final String OFFICE = "203.0.113.7";

  private static Given call(String id, Duration after, String ip) {
    Instant time = NOON.plus(after);
    return Given.row()
        .with(CaseParts.CASE, "case")
        .with(CaseParts.PART, Part.BY_IDENTITY.name())
        .with(CaseCalls.AROUND, NOON)
        .with(EventEntities.DAY, LocalDate.ofInstant(time, ZoneOffset.UTC))
        .with(EventEntities.ACCOUNT, "111122223333")
        .with(EventEntities.EVENT_ID, id)
        .with(EventEntities.EVENT_NAME, "DescribeInstances")
        .with(EventEntities.EVENT_TIME, time)
        .with(EventEntities.OUTCOME, "OK")
        .with(EventEntities.DIRECT, true)
        .with(EventEntities.IP, ip);
  }

  private static List<String> picked(SparkSession spark, Stream<Given> calls) {
    var candidates = given(
        spark, CANDIDATES, Given.row().with(CaseParts.CASE, "case").with(Triggers.IP, STRANGE));
    var picked = CaseFurther.picked(given(spark, CALLS, calls.toArray(Given[]::new)), candidates);
    return then(picked, EventEntities.EVENT_ID).stream()
        .map(id -> (String) id.toList().get(0))
        .toList();
  }

  @Test
  void theNewestCallsThatSucceededAreHeldHoweverManyWereMadeAround(SparkSession spark) {
    Stream<Given> busy = IntStream.range(0, 60)
        .mapToObj(i -> call("office" + i, Duration.ofHours(30).plusSeconds(i), OFFICE));
    Stream<Given> last = Stream.of(
        call("thief", Duration.ofHours(3), STRANGE),
        call("refused", Duration.ofHours(4), STRANGE).with(EventEntities.OUTCOME, "DENIED"),
        call("who", Duration.ofHours(5), STRANGE)
            .with(EventEntities.EVENT_NAME, "GetCallerIdentity"),
        call("on the image", Duration.ofHours(6), STRANGE)
            .with(CaseParts.PART, Part.ON_RESOURCE.name()));

    assertThat(picked(spark, Stream.concat(busy, last)))
        .hasSize(CaseFurther.MOST_LATER + 1)
        .contains("thief", "office59", "office10")
        .doesNotContain("office9");
  }

  @Test
  void someCallsOfEachDayBeforeAreHeldSpreadOverItsHours(SparkSession spark) {
    Stream<Given> nightly = IntStream.range(1, 40)
        .mapToObj(day -> call("night" + day, Duration.ofDays(-day).minusHours(9), OFFICE));
    Stream<Given> hourly = IntStream.range(0, 24 * 4)
        .mapToObj(i ->
            call("quarter" + i, Duration.ofDays(-5).minusHours(12).plusMinutes(15L * i), OFFICE));
    Stream<Given> service =
        Stream.of(call("service", Duration.ofDays(-6), OFFICE).with(EventEntities.DIRECT, false));

    assertThat(picked(spark, Stream.of(nightly, hourly, service).flatMap(calls -> calls)))
        .contains("night1", "night30", "quarter0", "quarter92")
        .doesNotContain("night31", "quarter1", "service")
        .hasSize(29 + CaseFurther.MOST_OF_A_DAY);
  }
}
