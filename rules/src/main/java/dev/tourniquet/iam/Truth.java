package dev.tourniquet.iam;

/** What can be said of a proposition when some facts of the request are not known (Kleene's strong logic). */
enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
