package dev.tourniquet.integrity;

/** The content of a digest object is not that of a digest; the message says what is wrong. */
public final class InvalidDigestException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidDigestException(String message) {
    super(message);
  }
}
