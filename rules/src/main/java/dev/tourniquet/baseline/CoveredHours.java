package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * In which hours of a UTC day an account has events.
 *
 * @param bits bit 0 for midnight to 1 o'clock
 */
public record CoveredHours(LocalDate day, int bits) implements Serializable {
  public CoveredHours {
    requireNonNull(day, "day is null");
  }
}
