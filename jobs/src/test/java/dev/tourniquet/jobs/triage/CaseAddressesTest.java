package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.AddressSign.How;
import dev.tourniquet.jobs.build.OwnAddresses;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.sessions.Sessions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

@SparkTest
class CaseAddressesTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Table CANDIDATES =
      Table.whole("candidates", "Cases.", CaseParts.CASE, Triggers.IP, Triggers.SESSION);

  @Test
  void aCaseHasWhatIsSaidOfItsAddressAndOfTheAgentOfItsInstance(SparkSession spark) {
    List<AddressSign> signs = signs(
        spark,
        candidate("198.51.100.4", "session:AROAX:i-0dbc91f429e48eeed@2026-03-01T08:00:00Z"),
        sign("ALLOCATED", "198.51.100.4", "eipalloc-1"),
        sign("ALLOCATED", "198.51.100.5", "eipalloc-2"),
        sign("AGENT", "203.0.113.9", "i-0dbc91f429e48eeed"),
        sign("AGENT", "203.0.113.9", "i-0000000000000000a"));

    assertThat(signs)
        .containsExactlyInAnyOrder(
            new AddressSign(How.ALLOCATED, "198.51.100.4", "eipalloc-1", MORNING, MORNING, "e"),
            new AddressSign(
                How.AGENT, "203.0.113.9", "i-0dbc91f429e48eeed", MORNING, MORNING, "e"));
  }

  @Test
  void soItHasOfEveryAddressThatItsSessionCameFrom(SparkSession spark) {
    assertThat(signs(
            spark,
            candidate("198.51.100.4", "session:AROAX:jane@2026-03-01T08:00:00Z"),
            sign("ALLOCATED", "198.51.100.4", "eipalloc-1"),
            sign("ALLOCATED", "198.51.100.5", "eipalloc-2"),
            sign("ALLOCATED", "198.51.100.6", "eipalloc-3")))
        .extracting(AddressSign::address)
        .containsExactlyInAnyOrder("198.51.100.4", "198.51.100.5");
  }

  @Test
  void aReleaseIsTiedToItsAddressByWhatWasAllocated(SparkSession spark) {
    assertThat(signs(
            spark,
            candidate("198.51.100.4", ""),
            sign("ALLOCATED", "198.51.100.4", "eipalloc-1"),
            sign("RELEASED", "", "eipalloc-1"),
            sign("RELEASED", "", "eipalloc-2")))
        .extracting(AddressSign::how, AddressSign::address)
        .containsExactlyInAnyOrder(
            Tuple.tuple(How.ALLOCATED, "198.51.100.4"), Tuple.tuple(How.RELEASED, "198.51.100.4"));
  }

  @Test
  void theEndpointOfAPrivateAddressIsAskedFor(SparkSession spark) {
    assertThat(signs(
            spark,
            candidate("private:vpce-0a1b:10.0.0.7", ""),
            sign("ENDPOINT", "vpce-0a1b", "vpce-0a1b"),
            sign("ENDPOINT", "vpce-0a1c", "vpce-0a1c")))
        .extracting(AddressSign::address)
        .containsExactly("vpce-0a1b");
  }

  @Test
  void whatIsSaidAfterTheTimeOfTheTriageIsNotKnown(SparkSession spark) {
    assertThat(signs(
            spark,
            candidate("198.51.100.4", ""),
            sign("ALLOCATED", "198.51.100.4", "eipalloc-1")
                .with(OwnAddresses.FIRST, NOON.plusSeconds(1))
                .with(OwnAddresses.LAST, NOON.plusSeconds(1))))
        .isEmpty();
  }

  private static Given candidate(String ip, String session) {
    return Given.row()
        .with(CaseParts.CASE, "c1")
        .with(Triggers.IP, ip)
        .with(Triggers.SESSION, session);
  }

  private static Given sign(String how, String address, String holder) {
    return Given.row()
        .with(OwnAddresses.DAY, LocalDate.parse("2026-03-01"))
        .with(OwnAddresses.HOW, how)
        .with(OwnAddresses.ADDRESS, address)
        .with(OwnAddresses.HOLDER, holder)
        .with(OwnAddresses.FIRST, MORNING)
        .with(OwnAddresses.LAST, MORNING)
        .with(OwnAddresses.EVIDENCE, "e");
  }

  private static List<AddressSign> signs(SparkSession spark, Given candidate, Given... own) {
    Given session = Given.row()
        .with(Sessions.SESSION, "session:AROAX:jane@2026-03-01T08:00:00Z")
        .with(Sessions.IPS, List.of("198.51.100.4", "198.51.100.5"));
    var parts = CaseAddresses.parts(
        given(spark, CANDIDATES, candidate),
        given(spark, Sessions.TABLE, session),
        given(spark, OwnAddresses.TABLE, own),
        NOON);
    assertThat(then(parts, CaseParts.CASE, CaseParts.PART))
        .allMatch(tuple("c1", "OWN_ADDRESS")::equals);
    return then(parts, CaseParts.PAYLOAD).stream()
        .map(row -> Stored.read((String) row.toList().get(0), AddressSign.class))
        .toList();
  }
}
