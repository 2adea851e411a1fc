package dev.tourniquet.sigma;

import java.util.Locale;

/** What a correlation looks at in the events of one timespan. */
public enum CorrelationType implements Word {
  /** How many events there are. */
  EVENT_COUNT,
  /** How many different values a field has. */
  VALUE_COUNT,
  /** Whether all rules matched. */
  TEMPORAL,
  /** Whether all rules matched, one after the other. */
  TEMPORAL_ORDERED,
  /** The sum of a number. */
  VALUE_SUM,
  /** The average of a number. */
  VALUE_AVG,
  /** A percentile of a number; without one, how rare or common each value is. */
  VALUE_PERCENTILE;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isTemporal() {
    return this == TEMPORAL || this == TEMPORAL_ORDERED;
  }

  boolean looksAtField() {
    return !isTemporal() && this != EVENT_COUNT;
  }

  boolean counts() {
    return this == EVENT_COUNT || this == VALUE_COUNT || isTemporal();
  }
}
