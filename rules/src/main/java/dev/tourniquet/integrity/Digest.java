package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The content of one digest: the log objects that CloudTrail delivered in some time, and the digest before it. See <a
 * href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">CloudTrail
 * digest file structure</a>.
 *
 * @param endText the end as it is written, which is what is signed
 * @param previous empty in a starting digest: logging, or its validation, began here
 */
public record Digest(
    String bucket,
    String key,
    Instant start,
    Instant end,
    String endText,
    String fingerprint,
    Optional<PreviousDigest> previous,
    List<LogClaim> logs) {
  public Digest {
    requireNonNull(bucket, "bucket is null");
    requireNonNull(key, "key is null");
    requireNonNull(start, "start is null");
    requireNonNull(end, "end is null");
    requireNonNull(endText, "endText is null");
    requireNonNull(fingerprint, "fingerprint is null");
    requireNonNull(previous, "previous is null");
    logs = List.copyOf(logs);
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("Invalid digest " + key + ": it ends before it starts");
    }
  }

  /** What CloudTrail signs: end, place, hash of the content, and the signature before. */
  String stringToSign(String contentHash) {
    String before = previous.map(PreviousDigest::signature).orElse("null");
    return String.join("\n", endText, bucket + "/" + key, contentHash, before);
  }
}
