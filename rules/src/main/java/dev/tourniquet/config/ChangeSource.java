package dev.tourniquet.config;

/** What kind of record shows a change. */
public enum ChangeSource {
  /** The call itself, as CloudTrail logged it. */
  TRAIL,
  /** Two items of AWS Config that differ, or one that differs from what the calls lead to. */
  CONFIG,
  /** An answer of a describing call that differs from what was known. */
  DESCRIBE;

  static ChangeSource of(Via via) {
    return via.isConfig() ? CONFIG : DESCRIBE;
  }
}
