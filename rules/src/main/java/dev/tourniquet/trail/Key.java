package dev.tourniquet.trail;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A value that events are joined on, and why. Parts of it may be chosen by an attacker: it is kept as written but bounded
 * ({@link BoundedText}), so escape it where it is shown.
 *
 * @param value the key; empty when there is none
 * @param how id of the rule that made it, such as {@code assumed-role}
 */
public record Key(String value, String how, Confidence confidence) implements Serializable {

  public Key {
    value = BoundedText.of(requireNonNull(value, "value is null"));
    requireNonNull(how, "how is null");
    requireNonNull(confidence, "confidence is null");
  }

  /** No key, and the rule that says so. */
  public static Key none(String how) {
    return new Key("", how, Confidence.NONE);
  }

  /** Whether there is a value to join on. */
  public boolean present() {
    return !value.isEmpty();
  }
}
