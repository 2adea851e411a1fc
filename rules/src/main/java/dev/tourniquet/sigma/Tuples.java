package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.List;

/** Values of several fields together. A field with several values stands for each of them. */
final class Tuples {

  /** The most combinations taken of one event. */
  static final int MOST = 100;

  private Tuples() {}

  /** Each combination as one text; none when one of the fields has no value. */
  static List<String> of(Correlation correlation, List<String> names, Occurrence occurrence) {
    List<String> tuples = List.of("");
    for (String name : names) {
      List<String> longer = new ArrayList<>();
      for (String tuple : tuples) {
        for (String text : Members.texts(correlation, name, occurrence)) {
          // With its length, so that no two lists of values make the same text.
          longer.add(tuple + text.length() + ":" + text + " ");
        }
      }
      tuples = longer.subList(0, Math.min(MOST, longer.size()));
    }
    return tuples;
  }
}
