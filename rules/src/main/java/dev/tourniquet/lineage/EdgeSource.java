package dev.tourniquet.lineage;

/** What kind of record an edge was read from. */
public enum EdgeSource {
  /** A CloudTrail event. */
  TRAIL,
  /** An AWS Config item. */
  CONFIG,
  /** An answer of a describing call. */
  DESCRIBE,
  /** Concluded from several facts. */
  DERIVED
}
