package dev.tourniquet.jobs.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * One log object to be written.
 *
 * @param delivered when CloudTrail puts it into the bucket; its events are some minutes older
 * @param seed of its contents
 */
record TrailObject(Instant delivered, String account, String region, int events, long seed) {
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);
  private static final int UNIQUE_LETTERS = 16;

  TrailObject {
    if (events < 1) {
      throw new IllegalArgumentException("Invalid object: it has " + events + " events");
    }
  }

  /** Key in the bucket, as CloudTrail builds it. */
  String key() {
    byte[] unique = Chance.base32(new SplittableRandom(seed), UNIQUE_LETTERS);
    return "AWSLogs/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%s.json.gz"
        .formatted(
            account,
            region,
            FOLDER.format(delivered),
            account,
            region,
            MINUTE.format(delivered),
            new String(unique, StandardCharsets.US_ASCII));
  }
}
