package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

/**
 * Why a document of a rule file was not taken.
 *
 * @param file the file as it was named
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole file is meant
 * @param message what is wrong and how to mend it
 */
public record Problem(String file, int line, int column, String message) {

  private static final int LONGEST_EXCERPT = 80;

  public Problem {
    requireNonNull(file, "file is null");
    requireNonNull(message, "message is null");
  }

  /** The form compilers use: {@code file:line:column: message}. */
  @Override
  public String toString() {
    return line == 0
        ? file + ": " + message
        : "%s:%d:%d: %s".formatted(file, line, column, message);
  }

  /** A value from a rule, short enough for a message and on one line. */
  static String excerpt(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_EXCERPT ? line : line.substring(0, LONGEST_EXCERPT - 1) + "…";
  }
}
