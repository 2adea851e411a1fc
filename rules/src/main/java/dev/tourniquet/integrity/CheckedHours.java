package dev.tourniquet.integrity;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which hours without a digest are missing, and which lie in folders that were not checked: days are checked one by one, and
 * the digests of a day lie in its folder.
 */
final class CheckedHours {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Pattern DIGEST = Pattern.compile(
      "(?<folder>.*?/)??(?<day>\\d{4}/\\d{2}/\\d{2}/)?(?<chain>[^/]+_)\\d{8}T\\d{6}Z(?<end>[^/]*)",
      Pattern.DOTALL);
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Predicate<KeyPlace> checked;

  CheckedHours(Predicate<KeyPlace> checked) {
    this.checked = checked;
  }

  boolean holds(KeyPlace place) {
    return checked.test(place);
  }

  /** The hours after a digest, up to the next one that is there: a gap for each stretch of one kind. */
  List<IntegrityFact> gaps(ChainLink last, Instant until) {
    List<IntegrityFact> gaps = new ArrayList<>();
    Instant since = last.end();
    GapReason reason = null;
    for (Instant hour = last.end(); hour.isBefore(until); ) {
      Instant end = hour.plus(HOUR).isBefore(until) ? hour.plus(HOUR) : until;
      GapReason ofHour =
          holds(at(last.place(), end)) ? GapReason.NO_SIGNED_DIGEST : GapReason.OUTSIDE;
      if (reason != null && reason != ofHour) {
        gaps.add(IntegrityFact.gap(reason, "", since, hour));
        since = hour;
      }
      reason = ofHour;
      hour = end;
    }
    gaps.add(IntegrityFact.gap(reason, "", since, until));
    return gaps;
  }

  /** Where the digest of the same chain lies that ends at some time. */
  static KeyPlace at(KeyPlace digest, Instant end) {
    Matcher name = DIGEST.matcher(digest.tail());
    if (!name.matches()) {
      return digest;
    }
    String folder = name.group("folder") == null ? "" : name.group("folder");
    String day = name.group("day") == null ? "" : FOLDER.format(end);
    return new KeyPlace(
        digest.root(), folder + day + name.group("chain") + NAME.format(end) + name.group("end"));
  }
}
