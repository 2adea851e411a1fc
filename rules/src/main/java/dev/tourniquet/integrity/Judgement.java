package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

/**
 * A status and why.
 *
 * @param detail in the words of {@code aws cloudtrail validate-logs} where it has some; empty for what is valid
 */
public record Judgement(Status status, String detail) {
  public static final Judgement VALID = new Judgement(Status.VALID, "");

  public Judgement {
    requireNonNull(status, "status is null");
    requireNonNull(detail, "detail is null");
    if (detail.isEmpty() != (status == Status.VALID)) {
      throw new IllegalArgumentException("Invalid judgement: only what is not valid has a detail");
    }
  }

  /** Of an object that is there, and whose store refuses it. */
  public static Judgement unreadable(String why) {
    return new Judgement(Status.UNREADABLE, "Cannot read the object: " + why);
  }

  static Judgement modified(String why) {
    return new Judgement(Status.MODIFIED, "INVALID: " + why);
  }

  static Judgement missing() {
    return new Judgement(Status.MISSING, "INVALID: not found");
  }

  static Judgement badSignature(String why) {
    return new Judgement(Status.BAD_SIGNATURE, "INVALID: " + why);
  }

  public boolean valid() {
    return status == Status.VALID;
  }
}
