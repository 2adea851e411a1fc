package dev.tourniquet.integrity;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A stretch of time. */
public record Hours(Instant from, Instant to) {
  public Hours {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
  }
}
