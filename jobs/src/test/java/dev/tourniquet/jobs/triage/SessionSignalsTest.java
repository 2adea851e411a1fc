package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Sessions of a role that was used from several addresses. */
@SparkTest
class SessionSignalsTest {
  private static final String HOME = "203.0.113.7";

  private static Given used(int minute, String ip) {
    return Given.row()
        .with(EventEntities.DAY, LocalDate.of(2026, 3, 10))
        .with(EventEntities.KIND, "session")
        .with(EventEntities.KEY, "session:AROA1:jane@2026-03-10T10:00:00Z")
        .with(
            EventEntities.EVENT_TIME,
            Instant.parse("2026-03-10T10:00:00Z").plusSeconds(60L * minute))
        .with(EventEntities.OUTCOME, "OK")
        .with(EventEntities.DIRECT, true)
        .with(EventEntities.PRINCIPAL, "role:1:AROA1")
        .with(EventEntities.IP, ip);
  }

  private static Dataset<Row> signals(SparkSession spark, Stream<Given> uses) {
    return SessionSignals.twoNetworks(
        given(spark, EventEntities.TABLE, uses.toArray(Given[]::new)), lit(true));
  }

  @Test
  void whoRotatesAddressesIsToldByTheFirstOfThem(SparkSession spark) {
    Stream<Given> rotated =
        IntStream.range(1, 60).mapToObj(i -> used(1 + i / 2, "198.51.%d.4".formatted(i)));
    Dataset<Row> signals = signals(spark, Stream.concat(Stream.of(used(0, HOME)), rotated));

    assertThat(then(signals, Signals.IP)).hasSize(19).contains(tuple("198.51.1.4"));
  }

  @Test
  void oneNetworkAfterTheOtherOrOneAloneIsNoSignal(SparkSession spark) {
    assertThat(
            signals(spark, Stream.of(used(0, HOME), used(90, "198.51.100.4"))).isEmpty())
        .isTrue();
    assertThat(signals(spark, Stream.of(used(0, HOME), used(5, "203.0.113.8"))).isEmpty())
        .isTrue();
  }
}
