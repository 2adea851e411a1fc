package dev.tourniquet.sigma;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A condition as written: what the specification calls the most complex part. */
sealed interface Condition {

  /** A search identifier. */
  record Name(String name) implements Condition {
    @Override
    public String toString() {
      return name;
    }
  }

  /** {@code a and b}. */
  record And(List<Condition> parts) implements Condition {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return joined(parts, " and ");
    }
  }

  /** {@code a or b}. */
  record Or(List<Condition> parts) implements Condition {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return joined(parts, " or ");
    }
  }

  /** {@code not a}. */
  record Negation(Condition part) implements Condition {
    @Override
    public String toString() {
      return "not " + part;
    }
  }

  /**
   * {@code 1 of selection*}, {@code all of them}.
   *
   * @param count how many must match; 0 for all
   * @param pattern with {@code *}, or {@code them}
   */
  record Of(int count, String pattern) implements Condition {
    @Override
    public String toString() {
      return (count == 0 ? "all" : count) + " of " + pattern;
    }
  }

  private static String joined(List<Condition> parts, String word) {
    return parts.stream().map(Condition::toString).collect(joining(word, "(", ")"));
  }
}
