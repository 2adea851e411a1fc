package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.Problem.Reason;
import java.util.Optional;

/** Counts the problems of one object, and says how many were not told each. */
final class ProblemCount {
  /** So many of one object are told each. */
  static final int MOST = 1_000;

  private int told;
  private long untold;
  private long firstUntold;

  boolean isFull() {
    return told >= MOST;
  }

  /** Counts one, and says whether it is to be told. */
  boolean count(long position) {
    if (!isFull()) {
      told++;
      return true;
    }
    if (untold == 0) {
      firstUntold = position;
    }
    untold++;
    return false;
  }

  /** One problem for all that were not told; given once. */
  Optional<Problem> summary() {
    if (untold == 0) {
      return Optional.empty();
    }
    String error =
        "%,d further parts of the object have problems, from here on: only the first %,d are told each."
            + " Events among them that can be read are kept. Fetch the object again, or mend it by hand.";
    var problem =
        new Problem(firstUntold, -1, Reason.MANY_MORE, error.formatted(untold, MOST), false, "");
    untold = 0;
    return Optional.of(problem);
  }
}
