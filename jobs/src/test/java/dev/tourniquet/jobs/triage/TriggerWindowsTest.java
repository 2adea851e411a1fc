package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.OrganizationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals of one caller on days of March, and the name of the time that each belongs to. */
@SparkTest
class TriggerWindowsTest {
  private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");
  private static final String RULE = "signals";
  private static final String INSTANCE = "i-0a1b2c3d4e5f60718";

  private static Given signal(int day, String session) {
    LocalDate date = LocalDate.of(2026, 3, day);
    return Given.row()
        .with(Triggers.RULE, RULE)
        .with(Triggers.RESOURCE, "user")
        .with(Triggers.DAY, date)
        .with(Triggers.EVENT_ID, "e" + day)
        .with(Triggers.IP, "198.51.100.77")
        .with(Triggers.SESSION, session)
        .with(Triggers.KNOWN_AT, Instant.parse(date + "T12:00:00Z"));
  }

  private static Given[] signals(String session, int... days) {
    return Arrays.stream(days).mapToObj(day -> signal(day, session)).toArray(Given[]::new);
  }

  private static Given found(String since) {
    return Given.row()
        .with(Findings.RULE, RULE)
        .with(Findings.RESOURCE, "user")
        .with(Findings.AS_OF, NOW)
        .with(Findings.SINCE, since);
  }

  private static List<String> names(SparkSession spark, Given[] signals, Given... before) {
    return TriggerWindows.of(
            Candidates.until(given(spark, Triggers.TABLE, signals), NOW),
            TriggerWindows.named(given(spark, Findings.TABLE, before), NOW),
            Set.of(RULE),
            Organization.unknown())
        .select(TriggerWindows.SINCE.col())
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void onlyNetworksOfOursAndOfVendorsExplainASignal(SparkSession spark, @TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("ip-ranges.json"),
        "{\"prefixes\": [{\"ip_prefix\": \"198.51.100.0/24\", \"region\": \"us-east-1\", \"service\": \"EC2\"}]}");
    Organization ours = OrganizationFile.read(folder.resolve("org.yml").toString(), """
        address_lists: [{file: ip-ranges.json, kind: aws}]
        networks: [{cidr: 203.0.113.0/24, name: HQ}]
        vendor_networks: [{cidr: 192.0.2.0/24, name: Scanner}]
        """);
    var signals = given(
        spark,
        Triggers.TABLE,
        signal(1, ""),
        signal(2, "").with(Triggers.IP, "203.0.113.7"),
        signal(3, "").with(Triggers.IP, "192.0.2.7"));

    assertThat(then(TriggerWindows.worthALook(signals, Set.of(RULE), ours), Triggers.EVENT_ID))
        .containsExactly(tuple("e1"));
  }

  @Test
  void aTimeIsNamedByItsFirstDayAndAQuietWeekBeginsAnother(SparkSession spark) {
    assertThat(names(spark, signals("", 1, 2, 9, 20))).containsExactly("2026-03-01", "2026-03-20");
    assertThat(names(spark, signals("session:r:" + INSTANCE + "@x", 5)))
        .containsExactly(INSTANCE + " 2026-03-05");
  }

  @Test
  void lateLogsMoveItsBeginningAndNotItsName(SparkSession spark) {
    assertThat(names(spark, signals("", 10, 14, 15), found("2026-03-14")))
        .containsExactly("2026-03-14");
    assertThat(names(spark, signals("", 16, 17), found("2026-03-14")))
        .containsExactly("2026-03-14");
  }

  @Test
  void anEarlierTimeThatEndedKeepsItsNameToItself(SparkSession spark) {
    assertThat(names(spark, signals("", 2, 20), found("2026-03-02")))
        .containsExactly("2026-03-02", "2026-03-20");
  }

  @Test
  void twoTimesThatLateLogsJoinKeepTheEarlierName(SparkSession spark) {
    assertThat(names(spark, signals("", 2, 8, 14, 20), found("2026-03-02"), found("2026-03-20")))
        .containsExactly("2026-03-02");
  }

  @Test
  void whatWasFoundOnAnotherInstanceNamesNothing(SparkSession spark) {
    assertThat(names(spark, signals("", 10, 14), found(INSTANCE + " 2026-03-14")))
        .containsExactly("2026-03-10");
  }
}
