package dev.tourniquet.jobs.lake;

/** The lake cannot be used as asked; the message says why and how to mend it. */
public final class LakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LakeException(String message) {
    super(message);
  }

  public LakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
