package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a part of a policy applies to a request, and which condition keys one would have to know to be sure.
 *
 * @param truth the answer
 * @param keys the condition keys, as the policy spells them, that leave it open; empty unless the truth is unknown
 */
record Match(Truth truth, Set<String> keys) {

  static final Match YES = new Match(Truth.TRUE, Set.of());
  static final Match NO = new Match(Truth.FALSE, Set.of());

  Match {
    requireNonNull(truth, "truth is null");
    requireNonNull(keys, "keys is null");
  }

  static Match of(boolean holds) {
    return holds ? YES : NO;
  }

  static Match maybe(String key) {
    return new Match(Truth.UNKNOWN, Set.of(key));
  }

  boolean isYes() {
    return truth == Truth.TRUE;
  }

  boolean isNo() {
    return truth == Truth.FALSE;
  }

  Match and(Match other) {
    return combined(truth.and(other.truth), other);
  }

  Match or(Match other) {
    return combined(truth.or(other.truth), other);
  }

  Match negated() {
    return isYes() ? NO : isNo() ? YES : this;
  }

  private Match combined(Truth together, Match other) {
    if (together != Truth.UNKNOWN) {
      return together == Truth.TRUE ? YES : NO;
    }
    if (keys.containsAll(other.keys)) {
      return truth == Truth.UNKNOWN ? this : other;
    }
    Set<String> all = new TreeSet<>(keys);
    all.addAll(other.keys);
    return new Match(Truth.UNKNOWN, Collections.unmodifiableSet(all));
  }
}
