package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.integrity.SignedBucket;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Digests and logs that are gone, and stretches for which there are none. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyDeletionsTest {
  private TamperedBucket bucket;

  @BeforeAll
  void tamperAndVerify(SparkSession spark, @TempDir Path folder) throws IOException {
    bucket = new TamperedBucket(folder);
    TamperedBucket.delete(bucket.chain("1"), 2);
    SignedBucket two = bucket.chain("2");
    TamperedBucket.delete(two, 2);
    TamperedBucket.delete(two, 3);
    for (int hour = 1; hour <= 4; hour++) {
      TamperedBucket.delete(bucket.chain("3"), hour);
    }
    SignedBucket ended = bucket.bare("4").hours(1, 8);
    for (int hour = 3; hour <= 8; hour++) {
      TamperedBucket.delete(ended, hour);
    }
    TamperedBucket.deleteWithLogs(bucket.chain("5"), 2);
    TamperedBucket.deleteWithLogs(bucket.chain("6"), 1);
    TamperedBucket.deleteWithLogs(bucket.chain("7"), 4);
    bucket.chain("52").by("second_trail").hours(1, 4);
    bucket.chain("53").in("eu-west-1").hours(1, 4);
    bucket.chain("54").log(6, "pending");
    bucket.bare("55").hours(5, 8).log(2, "early");
    bucket.bare("56").hours(1, 2).hours(5, 6);
    SignedBucket cut = bucket.chain("57");
    cut.in("eu-west-1").hours(1, 4);
    TamperedBucket.deleteWithLogs(cut, 3);
    TamperedBucket.deleteWithLogs(cut, 4);
    SignedBucket pending = bucket.chain("58");
    pending.in("eu-west-1").hours(1, 3);
    SignedBucket other = bucket.chain("59");
    other.by("second_trail").in("eu-west-1").hours(1, 2);
    SignedBucket ahead = bucket.bare("65").hours(1, 4);
    ahead.log(5, "fresh");
    ahead.by("ahead").hours(1, 5);
    bucket.verify();
  }

  @Test
  void aDeletedDigestIsMissingAndItsHourIsNotProved() {
    assertThat(bucket.wrong("1"))
        .containsExactlyInAnyOrder(
            "no-signed-digest 01:00-02:00",
            "digest@02:00 missing",
            "log-not-signed a",
            "log-not-signed b");
  }

  @Test
  void twoDigestsDeletedInARowAreNoticed() {
    assertThat(bucket.wrong("2"))
        .contains("digest@03:00 missing", "no-signed-digest 01:00-03:00")
        .hasSize(6);
  }

  @Test
  void logsWithoutAnyDigestAreNotProved() {
    assertThat(bucket.wrong("3")).containsExactly("no-digests 00:30-03:30");
  }

  @Test
  void digestsThatEndLongBeforeTheLogsDoAreNoticed() {
    assertThat(bucket.wrong("4"))
        .containsExactlyInAnyOrder("after-last-digest 02:30-03:30", "digests-ended 04:30-07:30");
  }

  @Test
  void anHourThatIsGoneWithItsLogsIsNoticed() {
    assertThat(bucket.wrong("5"))
        .containsExactlyInAnyOrder("no-signed-digest 01:00-02:00", "digest@02:00 missing");
  }

  @Test
  void aBeginThatIsGoneWithItsLogsIsNoticed() {
    assertThat(bucket.wrong("6")).contains("digest@01:00 missing");
  }

  @Test
  void anEndThatIsGoneInOneRegionIsNoticedByTheDigestsOfAnother() {
    assertThat(bucket.wrong("57")).containsExactly("digests-ended 02:00-04:00");
  }

  @Test
  void theDigestOfTheLastHourMayStillBeOnItsWayAndATrailSpeaksForNoOther() {
    assertThat(bucket.wrong("58")).isEmpty();
    assertThat(bucket.wrong("59")).isEmpty();
  }

  /** Nothing in a bucket tells that its end was cut off everywhere: the trail's status does. */
  @Test
  void anEndThatIsGoneWithItsLogsCannotBeNoticed() {
    assertThat(bucket.wrong("7")).isEmpty();
  }

  @Test
  void severalTrailsAndRegionsOfOneBucketAreChainsOfTheirOwn() {
    assertThat(bucket.wrong("52")).isEmpty();
    assertThat(bucket.of("52")).hasSize(2 * 12);
    assertThat(bucket.wrong("53")).isEmpty();
    assertThat(bucket.of("53")).hasSize(2 * 12);
  }

  @Test
  void logsThatNoDigestCanNameYetAreNoAlarm() {
    assertThat(bucket.wrong("54")).containsExactly("after-last-digest 05:30-05:30");
    assertThat(bucket.wrong("55")).containsExactly("before-first-digest 01:30-01:30");
  }

  @Test
  void aFreshLogWaitsForTheDigestOfItsTrailWhateverAnotherHasSigned() {
    assertThat(bucket.wrong("65")).containsExactly("after-last-digest 04:30-04:30");
  }

  @Test
  void aStretchWithoutLoggingIsAGap() {
    assertThat(bucket.wrong("56")).containsExactly("logging-stopped 02:00-04:00");
  }

  @Test
  void theRunEndsWithOne() {
    assertThat(bucket.shell().status()).isEqualTo(1);
  }
}
