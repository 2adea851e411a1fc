package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

/**
 * A sign that someone else holds the credentials of a caller.
 *
 * @param strong whether one is enough; of the others it takes two
 */
record Indicator(boolean strong, Clue clue) {

  Indicator {
    requireNonNull(clue, "clue is null");
  }

  static Indicator strong(Clue clue) {
    return new Indicator(true, clue);
  }

  static Indicator weak(Clue clue) {
    return new Indicator(false, clue);
  }
}
