package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Why a rule matched: a field and the value that fulfilled it. Values come from the log and are for showing only.
 *
 * @param field the dotted name as the rule writes it; empty for a keyword, which looks at the whole event
 * @param value at most {@link #MAX_LENGTH} characters of the value, or {@code (absent)}, {@code (null)}
 */
public record FieldMatch(String field, String value) implements Serializable {

  /** The most matches told of one event. */
  public static final int MAX_MATCHES = 50;

  /** The most characters kept of one value. */
  public static final int MAX_LENGTH = 300;

  public FieldMatch {
    requireNonNull(field, "field is null");
    value = value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH - 1) + "…";
  }
}
