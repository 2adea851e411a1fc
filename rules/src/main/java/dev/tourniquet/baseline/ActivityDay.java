package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/** Calls of one UTC day: all, succeeded, refused. */
public record ActivityDay(LocalDate day, long calls, long ok, long denied) implements Serializable {
  public ActivityDay {
    requireNonNull(day, "day is null");
  }
}
