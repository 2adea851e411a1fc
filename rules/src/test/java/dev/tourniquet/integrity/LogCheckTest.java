package dev.tourniquet.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.integrity.LogCheck.FoundContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogCheckTest {
  private static final LogClaim CLAIM = new LogClaim("k", "AB12", "SHA-256");

  @Test
  void aLogWithTheHashThatASignedDigestNamesIsValid() {
    assertThat(LogCheck.judge(CLAIM, true, Optional.of(new FoundContent("ab12", true))))
        .isEqualTo(Judgement.VALID);
  }

  @Test
  void anotherHashIsAModifiedLog() {
    assertThat(LogCheck.judge(CLAIM, true, Optional.of(new FoundContent("ab13", true))))
        .isEqualTo(new Judgement(Status.MODIFIED, "INVALID: hash value doesn't match"));
  }

  @Test
  void aLogThatCannotBeInflatedIsModifiedEvenIfWhatComesBeforeFits() {
    assertThat(LogCheck.judge(CLAIM, true, Optional.of(new FoundContent("ab12", false))))
        .isEqualTo(new Judgement(Status.MODIFIED, "INVALID: invalid format"));
  }

  @Test
  void aLogThatIsNotThereIsMissing() {
    assertThat(LogCheck.judge(CLAIM, true, Optional.empty()))
        .isEqualTo(new Judgement(Status.MISSING, "INVALID: not found"));
  }

  @Test
  void aDigestThatIsNotValidProvesNothing() {
    assertThat(LogCheck.judge(CLAIM, false, Optional.of(new FoundContent("ab12", true))))
        .isEqualTo(
            new Judgement(Status.BAD_SIGNATURE, "INVALID: the digest that names it is not valid"));
  }

  @Test
  void anotherHashAlgorithmProvesNothing() {
    assertThat(LogCheck.judge(
            new LogClaim("k", "ab12", "MD5"), true, Optional.of(new FoundContent("ab12", true))))
        .isEqualTo(
            new Judgement(Status.BAD_SIGNATURE, "INVALID: its hash is not made with SHA-256"));
  }

  @Test
  void anUnnamedLogIsTellingOnlyWhereADigestShouldNameIt() {
    assertThat(reason("10:51")).isEqualTo(GapReason.BEFORE_FIRST_DIGEST);
    assertThat(reason("10:52")).isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(reason("12:37")).isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(reason("12:38")).isEqualTo(GapReason.AFTER_LAST_DIGEST);
    assertThat(reason("14:52")).isEqualTo(GapReason.AFTER_LAST_DIGEST);
    assertThat(reason("14:53")).isEqualTo(GapReason.DIGESTS_ENDED);
    assertThat(UnnamedLogs.reason(Instant.EPOCH, Optional.empty())).isEqualTo(GapReason.NO_DIGESTS);
  }

  @Test
  void aLogThatLiesElsewhereThanItsNameSaysIsTellingWheneverItSaysItIsFrom() {
    String early = "111122223333_CloudTrail_us-east-1_20260228T0005Z_x.json.gz";
    String folder = "AWSLogs/%s/CloudTrail/%s/2026/%s/" + early;
    assertThat(placed(folder.formatted("111122223333", "us-east-1", "02/28")))
        .isEqualTo(GapReason.BEFORE_FIRST_DIGEST);
    assertThat(placed(folder.formatted("111122223333", "us-east-1", "02/27")))
        .as("the folder of the day before, minutes after midnight")
        .isEqualTo(GapReason.BEFORE_FIRST_DIGEST);
    assertThat(placed(folder.formatted("111122223333", "us-east-1", "03/08")))
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(placed(folder.formatted("999988887777", "us-east-1", "02/28")))
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(placed(folder.formatted("111122223333", "eu-west-1", "02/28")))
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(placed(early)).as("a flat copy").isEqualTo(GapReason.BEFORE_FIRST_DIGEST);
  }

  private static GapReason placed(String tail) {
    return reason(tail, signed("2026-03-08T10:52:00Z", "2026-03-08T12:52:00Z"), place -> true);
  }

  private static GapReason reason(
      String tail, Optional<SignedTime> signed, Predicate<KeyPlace> checked) {
    return UnnamedLogs.reason(
        new KeyPlace("s3://logs/", tail), TrailObject.of(tail).orElseThrow(), signed, checked);
  }

  @Test
  void aLogWhoseDigestLiesInAnotherFolderIsNotUnsigned() {
    String log =
        "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/%s/111122223333_CloudTrail_us-east-1_202603%s_x.json.gz";
    Predicate<KeyPlace> digestsOfTheEighth = place -> place.equals(
        new KeyPlace("s3://logs/", "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/03/08"));
    var eighth = signed("2026-03-08T00:00:00Z", "2026-03-08T23:52:00Z");

    assertThat(reason(log.formatted("09", "09T0105Z"), Optional.empty(), digestsOfTheEighth))
        .as("the digests were not checked at all")
        .isEqualTo(GapReason.OUTSIDE);
    assertThat(reason(log.formatted("08", "08T0105Z"), Optional.empty(), digestsOfTheEighth))
        .isEqualTo(GapReason.NO_DIGESTS);
    assertThat(reason(log.formatted("09", "09T0305Z"), eighth, digestsOfTheEighth))
        .isEqualTo(GapReason.OUTSIDE);
    assertThat(reason(log.formatted("08", "08T1205Z"), eighth, digestsOfTheEighth))
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(reason(log.formatted("07", "09T0305Z"), eighth, place -> false))
        .as("out of its folder its name tells nothing")
        .isEqualTo(GapReason.DIGESTS_ENDED);
    assertThat(reason(
            "111122223333_CloudTrail_us-east-1_20260308T1205Z_x.json.gz",
            eighth,
            place -> place.uri().equals("s3://logs/")))
        .as("a flat folder holds its digests")
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
  }

  @Test
  void aLogMayBeNamedByADigestOfADayBetweenThatWasNotChecked() {
    Hours between =
        new Hours(Instant.parse("2026-03-08T23:52:00Z"), Instant.parse("2026-03-09T23:52:00Z"));
    var signed = Optional.of(SignedTime.of(
        Instant.parse("2026-03-08T00:00:00Z"),
        List.of(Instant.parse("2026-03-10T23:52:00Z")),
        List.of(between)));
    String log =
        "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/08/111122223333_CloudTrail_us-east-1_20260308T%sZ_x.json.gz";

    assertThat(reason(log.formatted("2336"), signed, place -> true))
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(reason(log.formatted("2337"), signed, place -> true)).isEqualTo(GapReason.OUTSIDE);
  }

  private static Optional<SignedTime> signed(String from, String... ends) {
    return Optional.of(SignedTime.of(
        Instant.parse(from), Stream.of(ends).map(Instant::parse).toList(), List.of()));
  }

  @Test
  void aFreshLogMayBeOfTheTrailWhoseDigestIsStillToCome() {
    var two = signed("2026-03-08T00:00:00Z", "2026-03-08T14:31:00Z", "2026-03-08T14:58:00Z");
    var stopped = signed("2026-03-08T00:00:00Z", "2026-03-08T12:31:00Z", "2026-03-08T14:58:00Z");

    assertThat(UnnamedLogs.reason(Instant.parse("2026-03-08T14:40:00Z"), two))
        .isEqualTo(GapReason.AFTER_LAST_DIGEST);
    assertThat(UnnamedLogs.reason(Instant.parse("2026-03-08T14:16:00Z"), two))
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(UnnamedLogs.reason(Instant.parse("2026-03-08T16:50:00Z"), two))
        .isEqualTo(GapReason.AFTER_LAST_DIGEST);
    assertThat(UnnamedLogs.reason(Instant.parse("2026-03-08T14:40:00Z"), stopped))
        .as("the other trail has stopped")
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
  }

  @Test
  void whatIsReadFromALogIsOlderThanItsName() {
    TrailObject name = TrailObject.of("111122223333_CloudTrail_us-east-1_20260228T0005Z_x.json.gz")
        .orElseThrow();

    assertThat(UnnamedLogs.isBackdated(name, Instant.parse("2026-02-28T01:05:00Z")))
        .isFalse();
    assertThat(UnnamedLogs.isBackdated(name, Instant.parse("2026-02-28T01:05:01Z")))
        .isTrue();
  }

  @Test
  void aLogOutsideTheFolderOfADayIsTellingInATreeOfAws() {
    String early = "111122223333_CloudTrail_us-east-1_20260228T0005Z_x.json.gz";

    assertThat(placed("AWSLogs/111122223333/extra/" + early)).isEqualTo(GapReason.LOG_NOT_SIGNED);
    assertThat(placed("AWSLogs/111122223333/CloudTrail/us-east-1/" + early))
        .isEqualTo(GapReason.LOG_NOT_SIGNED);
  }

  @Test
  void aChainIsCutOffWhereAnotherRegionIsTwoHoursAhead() {
    Instant end = Instant.parse("2026-03-08T10:00:00Z");
    assertThat(UnnamedLogs.isCutOff(end, end.plusSeconds(7_199))).isFalse();
    assertThat(UnnamedLogs.isCutOff(end, end.plusSeconds(7_200))).isTrue();
  }

  @Test
  void wordsAreThoseOfTheContract() {
    assertThat(Status.values())
        .extracting(Status::word)
        .as("what is unreadable is told as a gap")
        .containsExactly("valid", "modified", "missing", "bad-signature", "unreadable");
    assertThat(GapReason.UNREADABLE.word()).isEqualTo(Status.UNREADABLE.word());
    assertThat(GapReason.LOG_NOT_SIGNED.word()).isEqualTo("log-not-signed");
    assertThatThrownBy(() -> new Judgement(Status.MISSING, ""))
        .hasMessage("Invalid judgement: only what is not valid has a detail");
  }

  private static GapReason reason(String time) {
    return UnnamedLogs.reason(
        Instant.parse("2023-07-10T" + time + ":00Z"),
        signed("2023-07-10T10:52:00Z", "2023-07-10T12:52:00Z"));
  }
}
