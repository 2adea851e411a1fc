package dev.tourniquet.trail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** An ARN in the disguises of real events. */
final class ArnText {

  private static final String ENCODED = "arn%3A";
  private static final String FUNCTIONS = "/functions/arn:";
  private static final String INVOCATIONS = "/invocations";

  private ArnText() {}

  /** The ARN meant by a text, or the text itself. */
  static String of(String text) {
    if (!text.startsWith("arn")) {
      return text;
    }
    String plain = text.regionMatches(true, 0, ENCODED, 0, ENCODED.length()) ? decoded(text) : text;
    // API Gateway wraps the function that it calls:
    // arn:aws:apigateway:<region>:lambda:path/…/functions/<arn>/invocations
    int function = plain.indexOf(FUNCTIONS);
    if (function < 0) {
      return plain;
    }
    int end = plain.indexOf(INVOCATIONS, function);
    return plain.substring(
        function + FUNCTIONS.length() - "arn:".length(), end < 0 ? plain.length() : end);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
