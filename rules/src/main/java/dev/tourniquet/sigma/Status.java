package dev.tourniquet.sigma;

import java.util.Locale;

/** How far a rule can be relied on, as its author says ({@code status}). */
public enum Status implements Word {
  STABLE,
  TEST,
  EXPERIMENTAL,
  DEPRECATED,
  UNSUPPORTED,
  /** The rule does not say. */
  UNSTATED;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status[] known() {
    return new Status[] {STABLE, TEST, EXPERIMENTAL, DEPRECATED, UNSUPPORTED};
  }
}
