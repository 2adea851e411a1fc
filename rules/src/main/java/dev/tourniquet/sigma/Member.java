package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.List;

/** An occurrence within a group. */
final class Member {

  private final Occurrence occurrence;
  private final int rule;
  private final List<String> values;
  private boolean told;

  /**
   * An occurrence that has not been told yet.
   *
   * @param rule position of its rule in the correlation
   * @param values of the field the correlation looks at
   */
  Member(Occurrence occurrence, int rule, List<String> values) {
    this.occurrence = occurrence;
    this.rule = rule;
    this.values = values;
  }

  Occurrence occurrence() {
    return occurrence;
  }

  Instant time() {
    return occurrence.time();
  }

  int rule() {
    return rule;
  }

  List<String> values() {
    return values;
  }

  /** Whether this is the first time that it is asked. */
  boolean tell() {
    boolean first = !told;
    told = true;
    return first;
  }
}
