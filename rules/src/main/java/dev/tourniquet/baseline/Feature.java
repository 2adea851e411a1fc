package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

/** One sign of a machine at work, and whether it holds. */
public record Feature(String name, boolean holds, String measured) {
  public Feature {
    requireNonNull(name, "name is null");
    requireNonNull(measured, "measured is null");
  }
}
