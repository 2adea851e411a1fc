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

  /** Whether a digest that is at the named place is the one that was meant. */
  Judgement judge(ChainLink found) {
    if (!algorithm.equals("SHA-256")) {
      return Judgement.badSignature("the digest after it does not name its hash with SHA-256");
    }
    if (!hash.equalsIgnoreCase(found.hash())) {
      return Judgement.modified("the digest after it names another hash");
    }
    return signature.equalsIgnoreCase(found.signature())
        ? Judgement.VALID
        : Judgement.modified("the digest after it names another signature");
  }
}
