package dev.tourniquet.sigma;

import java.io.Serializable;

/** The logs a rule is written for; empty strings where the rule says nothing. Matching does not look at it. */
public record LogSource(String category, String product, String service, String definition)
    implements Serializable {

  /** Whether the other is the same logs or a part of them. */
  boolean covers(LogSource other) {
    return covers(category, other.category)
        && covers(product, other.product)
        && covers(service, other.service);
  }

  private static boolean covers(String mine, String others) {
    return mine.isBlank() || mine.equalsIgnoreCase(others);
  }

  @Override
  public String toString() {
    return "{category: %s, product: %s, service: %s}".formatted(category, product, service);
  }
}
