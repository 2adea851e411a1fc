package dev.tourniquet.jobs.contain;

import static java.util.Objects.requireNonNull;

/** AWS, or the way to it, refused a call. */
public final class CallRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;
  private final String code;

  CallRefused(String code, String message, Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
    this.code = requireNonNull(code, "code is null");
  }

  /** AWS's error code, such as {@code AccessDenied}; empty when no answer came, so that the call may have taken effect. */
  public String code() {
    return code;
  }

  /** Whether AWS answered: then the call did not take effect. */
  public boolean isAnswered() {
    return !code.isEmpty();
  }

  /** What AWS or the way to it says, bounded; what is put around it, such as a command to run by hand, stays whole. */
  static String said(String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
