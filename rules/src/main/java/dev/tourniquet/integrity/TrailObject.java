package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a digest or log object says.
 *
 * @param trail name and home region of the trail, as in the digest's name, with {@code _backfill} for digests that CloudTrail
 *     writes later, of logs that the hourly ones missed; empty for a log, whose name has none
 * @param time end of the digest, or when the log was put together
 */
public record TrailObject(Kind kind, String account, String region, String trail, Instant time) {
  /** What it is. */
  public enum Kind {
    DIGEST,
    LOG
  }

  private static final Pattern DIGEST = Pattern.compile(
      "(\\d{12})_CloudTrail-Digest_([a-z0-9-]+)_(.+)_(\\d{8}T\\d{6}Z)(_backfill)?\\.json(?:\\.gz)?");
  private static final Pattern LOG =
      Pattern.compile("(\\d{12})_CloudTrail_([a-z0-9-]+)_(\\d{8}T\\d{4}Z)_[^_.]+\\.json(?:\\.gz)?");
  private static final String BACKFILL = "_backfill";
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'");

  public TrailObject {
    requireNonNull(kind, "kind is null");
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
    requireNonNull(trail, "trail is null");
    requireNonNull(time, "time is null");
  }

  /** Reads the last part of a path; empty when CloudTrail gives no such names. */
  public static Optional<TrailObject> of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    try {
      Matcher digest = DIGEST.matcher(name);
      if (digest.matches()) {
        return Optional.of(new TrailObject(
            Kind.DIGEST,
            digest.group(1),
            digest.group(2),
            digest.group(3) + (digest.group(5) == null ? "" : BACKFILL),
            time(digest.group(4), SECOND)));
      }
      Matcher log = LOG.matcher(name);
      return log.matches()
          ? Optional.of(
              new TrailObject(Kind.LOG, log.group(1), log.group(2), "", time(log.group(3), MINUTE)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it is a digest that was written later: there is none of every hour. */
  public boolean isBackfill() {
    return trail.endsWith(BACKFILL);
  }

  private static Instant time(String text, DateTimeFormatter form) {
    return LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
  }
}
