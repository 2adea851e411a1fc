package dev.tourniquet.config;

import java.time.Duration;

/** How an attribute was seen, and how far its time can be trusted. */
enum Via {
  /** A describing call answered with it: true at that second. */
  DESCRIBE(Duration.ZERO),
  /** AWS Config recorded it. Recording and calls may overtake one another by up to two minutes. */
  CONFIG(Duration.ofMinutes(2)),
  /** AWS Config found the resource when it began to record its kind: nothing need have changed then. */
  CONFIG_DISCOVERED(Duration.ofMinutes(2));

  private final Duration margin;

  Via(Duration margin) {
    this.margin = margin;
  }

  /** By how much the state may be older or newer than its time. */
  Duration margin() {
    return margin;
  }

  /** Whether AWS Config saw it. */
  public boolean isConfig() {
    return this != DESCRIBE;
  }
}
