package dev.tourniquet.sigma;

import java.util.Locale;

/** How serious a match is, as the rule's author says ({@code level}), from least to most. */
public enum Level implements Word {
  /** The rule does not say. */
  UNSTATED,
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Level[] known() {
    return new Level[] {INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL};
  }
}
