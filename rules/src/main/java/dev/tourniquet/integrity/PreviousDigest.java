package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

/**
 * What a digest says of the one before it.
 *
 * @param hash hexadecimal hash of its inflated content
 * @param algorithm such as {@code SHA-256}
 * @param signature hexadecimal
 */
public record PreviousDigest(
    String bucket, String key, String hash, String algorithm, String signature) {
  public PreviousDigest {
    requireNonNull(bucket, "bucket is null");
    requireNonNull(key, "key is null");
    requireNonNull(hash, "hash is null");
    requireNonNull(algorithm, "algorithm is null");
    requireNonNull(signature, "signature is null");
  }
}
