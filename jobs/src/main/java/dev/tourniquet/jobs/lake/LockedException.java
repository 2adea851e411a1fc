package dev.tourniquet.jobs.lake;

/** Another run writes the folder; the message says which, and what to do. */
public final class LockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LockedException(String message) {
    super(message);
  }

  LockedException(String message, Throwable cause) {
    super(message, cause);
  }
}
