package dev.tourniquet.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.integrity.ChainLink.Before;
import dev.tourniquet.integrity.IntegrityFact.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChainWalkTest {
  private static final Judgement FORGED =
      new Judgement(Status.BAD_SIGNATURE, "INVALID: signature verification failed");

  @Test
  void aWholeChainIsValidFromItsStartToItsEnd() {
    assertThat(walk(link(1), link(2), link(3)))
        .containsExactly("d1 valid", "d2 valid", "d3 valid", "signed 0-3");
  }

  @Test
  void aDeletedDigestIsMissingAndItsHourIsAGap() {
    assertThat(walk(link(1), link(3), link(4)))
        .containsExactly(
            "d1 valid",
            "d2 missing",
            "signed 0-1",
            "no-signed-digest 1-2",
            "d3 valid",
            "d4 valid",
            "signed 2-4");
  }

  @Test
  void twoDigestsDeletedInARowLeaveAGapOfTwoHours() {
    assertThat(walk(link(1), link(4)))
        .containsExactly(
            "d1 valid",
            "d3 missing",
            "signed 0-1",
            "no-signed-digest 1-3",
            "d4 valid",
            "signed 3-4");
  }

  @Test
  void theFirstDigestIsMissingWhenTheSecondNamesIt() {
    assertThat(walk(link(2), link(3)))
        .containsExactly("d1 missing", "d2 valid", "d3 valid", "signed 1-3");
  }

  @Test
  void aForgedDigestBreaksTheChainAndAccusesNobody() {
    ChainLink forged = changed(link(2), "h2", "s2", FORGED);

    assertThat(walk(link(1), forged, link(3)))
        .containsExactly(
            "d2 bad-signature",
            "d1 valid",
            "signed 0-1",
            "no-signed-digest 1-2",
            "d3 valid",
            "signed 2-3");
  }

  @Test
  void aForgedDigestBesideADeletedOneHidesNoHour() {
    ChainLink forged = changed(link(3), "h3", "s3", FORGED);

    assertThat(walk(link(1), forged, link(4)))
        .containsExactly(
            "d3 bad-signature",
            "d1 valid",
            "signed 0-1",
            "no-signed-digest 1-3",
            "d4 valid",
            "signed 3-4");
  }

  @Test
  void theNextDigestTellsThatOneWasReplaced() {
    assertThat(walk(link(1), changed(link(2), "other", "s2", Judgement.VALID), link(3)))
        .contains("d2 modified: INVALID: the digest after it names another hash");
    assertThat(walk(link(1), changed(link(2), "h2", "other", Judgement.VALID), link(3)))
        .contains("d2 modified: INVALID: the digest after it names another signature");
  }

  @Test
  void aPreviousHashOfAnotherAlgorithmProvesNothing() {
    PreviousDigest named = new PreviousDigest("b", "d1", "h1", "MD5", "s1");
    ChainLink link = with(link(2), Optional.of(new Before(named, "d1", true)));

    assertThat(walk(link(1), link))
        .contains(
            "d1 bad-signature: INVALID: the digest after it does not name its hash with SHA-256");
  }

  @Test
  void aDigestThatStartsAnewTellsThatLoggingWasStopped() {
    ChainLink restart = with(link(5), Optional.empty());

    assertThat(walk(link(1), link(2), restart, link(6)))
        .containsExactly(
            "d1 valid",
            "d2 valid",
            "logging-stopped 2-4",
            "signed 0-2",
            "d5 valid",
            "d6 valid",
            "signed 4-6");
  }

  @Test
  void aTrailThatChangedItsBucketPointsThere() {
    PreviousDigest named = new PreviousDigest("old-bucket", "d1", "h1", "SHA-256", "s1");
    ChainLink moved = with(link(2), Optional.of(new Before(named, "d1", false)));

    List<IntegrityFact> facts = facts(moved);

    assertThat(facts).extracting(IntegrityFact::key).contains("s3://old-bucket/d1");
    assertThat(walk(moved)).containsExactly("other-bucket 1-1", "d2 valid", "signed 1-2");
  }

  @Test
  void digestsThatWereWrittenLaterHaveNoHours() {
    ChainLink first = later(with(link(1), Optional.empty()));
    ChainLink other = later(with(link(4), Optional.empty()));
    ChainLink unknown = later(link(7));

    assertThat(walk(first, other))
        .containsExactly(first.place().tail() + " valid", other.place().tail() + " valid");
    assertThat(walk(first, unknown))
        .containsExactly(
            first.place().tail() + " valid", "d6 missing", unknown.place().tail() + " valid");
  }

  private static ChainLink later(ChainLink link) {
    String name =
        "111122223333_CloudTrail-Digest_us-east-1_main_us-east-1_2026030%sT000000Z_backfill.json.gz"
            .formatted(link.key().substring(1));
    return new ChainLink(
        new KeyPlace("root/", name),
        name,
        link.start(),
        link.end(),
        link.hash(),
        link.signature(),
        link.before(),
        link.judgement());
  }

  @Test
  void whatLiesInAnotherFolderIsNotMissing() {
    assertThat(told(facts(day("02"), daily("02", 0), daily("02", 1))))
        .as("the digest before lies in the folder of yesterday")
        .containsExactly("outside 23-23", "valid 24-25", "valid 25-26", "signed 24-26");
    assertThat(told(facts(day("02"), daily("02", 0), daily("02", 3))))
        .as("what is gone from the folder itself is")
        .containsExactly(
            "outside 23-23",
            "valid 24-25",
            "missing 26-26",
            "signed 24-25",
            "no-signed-digest 25-27",
            "valid 27-28",
            "signed 27-28");
  }

  @Test
  void ofTheHoursBetweenTwoDaysTheCheckedOnesAreMissing() {
    assertThat(told(facts(day("02").or(day("04")), daily("02", 22), daily("04", 1))))
        .containsExactly(
            "missing 45-45",
            "valid 46-47",
            "missing 72-72",
            "signed 46-47",
            "outside 47-71",
            "no-signed-digest 71-73",
            "valid 73-74",
            "signed 73-74");
  }

  @Test
  void aMissingDigestHasItsPlaceAndTheOneThatTellsOfIt() {
    assertThat(facts(day("02"), daily("02", 0), daily("02", 2)).stream()
            .flatMap(fact -> fact.subject().stream())
            .filter(subject -> !subject.teller().isEmpty()))
        .containsExactly(
            new IntegrityFact.Subject(new KeyPlace("root/", digest("02", 1)), "", digest("02", 2)));
  }

  private static Predicate<KeyPlace> day(String day) {
    return place -> place.tail().contains("/2026/03/" + day + "/");
  }

  /** A digest of the hour that begins so many hours into a day of March. */
  private static ChainLink daily(String day, int hour) {
    Instant start = Instant.parse("2026-03-%sT%02d:00:00Z".formatted(day, hour));
    Instant before = start.minusSeconds(3_600);
    String named =
        digest(before.toString().substring(8, 10), before.atZone(ZoneOffset.UTC).getHour());
    return new ChainLink(
        new KeyPlace("root/", digest(day, hour)),
        digest(day, hour),
        start,
        start.plusSeconds(3_600),
        "h" + start,
        "s" + start,
        Optional.of(new Before(
            new PreviousDigest("b", named, "h" + before, "SHA-256", "s" + before), named, true)),
        Judgement.VALID);
  }

  /** Its folder and name are of the hour's begin, so that a day has all of its own. */
  private static String digest(String day, int hour) {
    return "AWSLogs/111122223333/CloudTrail-Digest/us-east-1/2026/03/%s/111122223333_CloudTrail-Digest_us-east-1_main_us-east-1_202603%sT%02d5500Z.json.gz"
        .formatted(day, day, hour);
  }

  private static List<String> told(List<IntegrityFact> facts) {
    Instant first = Instant.parse("2026-03-01T00:00:00Z");
    return facts.stream()
        .map(fact -> fact.gap()
                .map(GapReason::word)
                .or(() -> fact.judgement().map(judgement -> judgement.status().word()))
                .orElse("signed")
            + " " + Duration.between(first, fact.from()).toHours() + "-"
            + Duration.between(first, fact.to()).toHours())
        .toList();
  }

  @Test
  void onlyForgedDigestsSignNothing() {
    assertThat(walk(changed(link(1), "x", "x", FORGED))).containsExactly("d1 bad-signature");
    assertThat(walk()).isEmpty();
  }

  @Property(tries = 300)
  void noDigestBetweenTwoOthersCanBeDeletedUnseen(
      @ForAll @Size(min = 1, max = 6) Set<@IntRange(min = 2, max = 19) Integer> deleted) {
    ChainLink[] left = IntStream.rangeClosed(1, 20)
        .filter(i -> !deleted.contains(i))
        .mapToObj(ChainWalkTest::link)
        .toArray(ChainLink[]::new);

    List<IntegrityFact> facts = facts(left);

    assertThat(hours(facts, Kind.GAP)).isEqualTo(deleted.size());
    assertThat(hours(facts, Kind.SIGNED)).isEqualTo(20 - deleted.size());
  }

  @Test
  void aFactHasTheAnswerOfItsKind() {
    assertThatThrownBy(() -> new IntegrityFact(
            Kind.GAP,
            "",
            Optional.of(Judgement.VALID),
            Optional.empty(),
            hour(0),
            hour(1),
            Optional.empty()))
        .hasMessage("Invalid fact: a GAP with another's answer");
  }

  private static long hours(List<IntegrityFact> facts, Kind kind) {
    return facts.stream()
        .filter(fact -> fact.kind() == kind)
        .mapToLong(fact -> Duration.between(fact.from(), fact.to()).toHours())
        .sum();
  }

  private static List<IntegrityFact> facts(ChainLink... links) {
    return facts(place -> true, links);
  }

  private static List<IntegrityFact> facts(Predicate<KeyPlace> checked, ChainLink... links) {
    ChainWalk walk = new ChainWalk(checked);
    List<IntegrityFact> facts = new ArrayList<>();
    for (ChainLink link : links) {
      facts.addAll(walk.next(link));
    }
    facts.addAll(walk.end());
    return facts;
  }

  private static List<String> walk(ChainLink... links) {
    return facts(links).stream().map(ChainWalkTest::told).toList();
  }

  private static String told(IntegrityFact fact) {
    String hours = hours(fact.from()) + "-" + hours(fact.to());
    return switch (fact.kind()) {
      case DIGEST, LOG -> fact.key() + " " + told(fact.judgement().orElseThrow());
      case GAP -> fact.gap().orElseThrow().word() + " " + hours;
      case SIGNED -> "signed " + hours;
    };
  }

  private static String told(Judgement judgement) {
    boolean plain =
        judgement.valid() || judgement.status() == Status.MISSING || judgement.equals(FORGED);
    return judgement.status().word() + (plain ? "" : ": " + judgement.detail());
  }

  private static ChainLink link(int i) {
    Optional<Before> before = i == 1
        ? Optional.empty()
        : Optional.of(new Before(
            new PreviousDigest("b", "d" + (i - 1), "h" + (i - 1), "SHA-256", "s" + (i - 1)),
            "d" + (i - 1),
            true));
    return new ChainLink(
        new KeyPlace("root/", "d" + i),
        "d" + i,
        hour(i - 1),
        hour(i),
        "h" + i,
        "s" + i,
        before,
        Judgement.VALID);
  }

  private static ChainLink with(ChainLink link, Optional<Before> before) {
    return new ChainLink(
        link.place(),
        link.key(),
        link.start(),
        link.end(),
        link.hash(),
        link.signature(),
        before,
        link.judgement());
  }

  private static ChainLink changed(
      ChainLink link, String hash, String signature, Judgement judgement) {
    return new ChainLink(
        link.place(),
        link.key(),
        link.start(),
        link.end(),
        hash,
        signature,
        link.before(),
        judgement);
  }

  private static Instant hour(int i) {
    return Instant.EPOCH.plusSeconds(3_600L * i);
  }

  private static long hours(Instant time) {
    return time.getEpochSecond() / 3_600;
  }
}
