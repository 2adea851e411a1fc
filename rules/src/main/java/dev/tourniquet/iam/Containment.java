package dev.tourniquet.iam;

/** Whether one pattern matches whatever another does. */
final class Containment {

  private Containment() {}

  /**
   * Whether every text that matches the narrow pattern matches the wide one: a run there takes anything, a single wildcard any
   * one symbol but no run. It says no of some that are the same in another order, such as {@code ?*} and {@code *?}.
   */
  static boolean of(Glob wide, Glob narrow) {
    int[] taken = narrow.symbols();
    // within[j]: the symbols of the wide pattern so far take in the first j of the narrow one.
    boolean[] within = new boolean[taken.length + 1];
    within[0] = true;
    for (int symbol : wide.symbols()) {
      boolean[] next = new boolean[within.length];
      next[0] = symbol == Glob.RUN && within[0];
      for (int j = 1; j < next.length; j++) {
        next[j] = symbol == Glob.RUN
            ? within[j] || next[j - 1]
            : within[j - 1] && takes(symbol, taken[j - 1]);
      }
      within = next;
    }
    return within[taken.length];
  }

  private static boolean takes(int symbol, int other) {
    return symbol == other || (symbol == Glob.ONE && other != Glob.RUN);
  }
}
