package dev.tourniquet.jobs.cli;

/** The command was given something it cannot use; nothing has been written. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
