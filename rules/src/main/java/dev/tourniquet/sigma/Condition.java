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
   * @param count how many must match, or {@link #ALL}
   * @param pattern with {@code *}, or {@link #THEM}
   */
  record Of(int count, String pattern) implements Condition {
    static final int ALL = 0;
    static final String THEM = "them";

    @Override
    public String toString() {
      return (count == ALL ? "all" : count) + " of " + pattern;
    }
  }

  private static String joined(List<Condition> parts, String word) {
    return parts.stream().map(Condition::toString).collect(joining(word, "(", ")"));
  }
}
