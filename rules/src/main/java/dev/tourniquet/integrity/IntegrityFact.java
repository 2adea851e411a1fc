package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that checking came to.
 *
 * @param key of the digest or log object; empty when it is about none
 * @param judgement of a digest or log
 * @param gap what is not proved, of a gap
 * @param from begin of the time it is about
 * @param to its end
 * @param subject the digest it is about, where it is about one
 */
public record IntegrityFact(
    Kind kind,
    String key,
    Optional<Judgement> judgement,
    Optional<GapReason> gap,
    Instant from,
    Instant to,
    Optional<Subject> subject) {
  /** What it is about. */
  public enum Kind {
    DIGEST,
    LOG,
    GAP,
    /** Time without a break for which signed digests are there. */
    SIGNED
  }

  /**
   * The digest that a fact is about.
   *
   * @param place where it lies, or should
   * @param hash hexadecimal SHA-256 of its inflated content; empty when it is not there
   * @param teller key of the digest that tells of it; empty when it speaks for itself
   */
  public record Subject(KeyPlace place, String hash, String teller) {
    public Subject {
      requireNonNull(place, "place is null");
      requireNonNull(hash, "hash is null");
      requireNonNull(teller, "teller is null");
    }
  }

  public IntegrityFact {
    requireNonNull(kind, "kind is null");
    requireNonNull(key, "key is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(subject, "subject is null");
    boolean judged = kind == Kind.DIGEST || kind == Kind.LOG;
    if (judgement.isPresent() != judged || gap.isPresent() != (kind == Kind.GAP)) {
      throw new IllegalArgumentException("Invalid fact: a " + kind + " with another's answer");
    }
  }

  static IntegrityFact digest(ChainLink link, Judgement judgement, String teller) {
    return new IntegrityFact(
        Kind.DIGEST,
        link.key(),
        Optional.of(judgement),
        Optional.empty(),
        link.start(),
        link.end(),
        Optional.of(new Subject(link.place(), link.hash(), teller)));
  }

  static IntegrityFact missingDigest(String key, Instant end, Subject subject) {
    return new IntegrityFact(
        Kind.DIGEST,
        key,
        Optional.of(Judgement.missing()),
        Optional.empty(),
        end,
        end,
        Optional.of(subject));
  }

  static IntegrityFact gap(GapReason reason, String key, Instant from, Instant to) {
    return new IntegrityFact(
        Kind.GAP, key, Optional.empty(), Optional.of(reason), from, to, Optional.empty());
  }

  /** A chain that ends while the same trail goes on in other regions. */
  public static IntegrityFact ended(Instant end, Instant newest) {
    return gap(GapReason.DIGESTS_ENDED, "", end, newest);
  }

  static IntegrityFact signed(Instant from, Instant to) {
    return new IntegrityFact(
        Kind.SIGNED, "", Optional.empty(), Optional.empty(), from, to, Optional.empty());
  }
}
