package dev.tourniquet.iam;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as condition values spell them. */
final class Numbers {

  // Longer than any number that means something; bounds the work on text that somebody else wrote.
  private static final int LONGEST = 64;

  private Numbers() {}

  static Optional<BigDecimal> parse(String text) {
    try {
      return text.length() > LONGEST ? Optional.empty() : Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
