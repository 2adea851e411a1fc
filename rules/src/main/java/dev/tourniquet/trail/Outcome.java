package dev.tourniquet.trail;

import java.util.regex.Pattern;

/** How a call ended. */
public enum Outcome {
  OK,
  /** The caller was not allowed. */
  DENIED,
  /** Any other error, throttling among them. */
  FAILED;

  private static final Pattern NOT_ALLOWED =
      Pattern.compile("(?i)access.?denied|unauthoriz|not.?authoriz|AuthorizationError");

  /** Reads the outcome of any event. */
  public static Outcome of(Event event) {
    if (event.succeeded()) {
      return OK;
    }
    String error = event.errorCode().isEmpty() ? event.text("errorMessage") : event.errorCode();
    return NOT_ALLOWED.matcher(BoundedText.of(error)).find() ? DENIED : FAILED;
  }
}
