package dev.tourniquet.trail;

/** How far a conclusion drawn from one record can be relied on, weakest first. */
public enum Confidence {
  /** Nothing is known: the value is empty or a mere grouping. */
  NONE,
  /** A convention or free text that the caller could have chosen. */
  WEAK,
  /** AWS wrote it, but it is built from parts or may be ambiguous. */
  STRONG,
  /** AWS wrote it, and it names one thing only. */
  EXACT;

  /** The weaker of the two: a chain is as good as its weakest link. */
  public Confidence and(Confidence other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
