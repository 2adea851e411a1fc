package dev.tourniquet.integrity;

import java.util.Locale;
import java.util.Optional;

/** Whether a log object is what a digest says it is. */
public final class LogCheck {
  private LogCheck() {}

  /**
   * Judges one log object.
   *
   * @param signed whether CloudTrail signed the digest that names it
   * @param found what lies at its place, if anything does
   */
  public static Judgement judge(LogClaim claim, boolean signed, Optional<FoundContent> found) {
    if (!signed) {
      return Judgement.badSignature("the digest that names it is not valid");
    }
    if (!claim.algorithm().equals("SHA-256")) {
      return Judgement.badSignature("its hash is not made with SHA-256");
    }
    if (found.isEmpty()) {
      return Judgement.missing();
    }
    if (!found.get().whole()) {
      return Judgement.modified("invalid format");
    }
    return claim.hash().toLowerCase(Locale.ROOT).equals(found.get().sha256())
        ? Judgement.VALID
        : Judgement.modified("hash value doesn't match");
  }

  /**
   * The content of an object.
   *
   * @param sha256 hexadecimal, of the inflated content as far as it goes
   * @param whole false when it breaks off, is damaged, or inflates to more than may be read
   */
  public record FoundContent(String sha256, boolean whole) {}
}
