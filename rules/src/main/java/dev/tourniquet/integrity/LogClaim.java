package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

/**
 * What a digest says of one log object.
 *
 * @param key key in the bucket
 * @param hash hexadecimal hash of the inflated content
 * @param algorithm such as {@code SHA-256}
 */
public record LogClaim(String key, String hash, String algorithm) {
  public LogClaim {
    requireNonNull(key, "key is null");
    requireNonNull(hash, "hash is null");
    requireNonNull(algorithm, "algorithm is null");
  }
}
