package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One digest as a link of its chain.
 *
 * @param place where it lies
 * @param key its key in the bucket
 * @param start begin of the hour it speaks for; its end where nothing of it can be believed
 * @param hash hexadecimal SHA-256 of its inflated content
 * @param signature hexadecimal; empty when it has none
 * @param judgement what its own signature and place say
 */
public record ChainLink(
    KeyPlace place,
    String key,
    Instant start,
    Instant end,
    String hash,
    String signature,
    Optional<Before> before,
    Judgement judgement) {
  public ChainLink {
    requireNonNull(place, "place is null");
    requireNonNull(key, "key is null");
    requireNonNull(start, "start is null");
    requireNonNull(end, "end is null");
    requireNonNull(hash, "hash is null");
    requireNonNull(signature, "signature is null");
    requireNonNull(before, "before is null");
    requireNonNull(judgement, "judgement is null");
  }

  /**
   * The digest before it, as it names it.
   *
   * @param tail its place in the same tree
   * @param sameBucket false when the trail wrote to another bucket then
   */
  public record Before(PreviousDigest digest, String tail, boolean sameBucket) {
    public Before {
      requireNonNull(digest, "digest is null");
      requireNonNull(tail, "tail is null");
    }
  }
}
