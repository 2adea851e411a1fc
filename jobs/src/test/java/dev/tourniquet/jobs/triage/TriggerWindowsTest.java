package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.organization.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

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
