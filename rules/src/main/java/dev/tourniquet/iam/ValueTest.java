package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/** Compares one value of a request with one value that a policy gives, already prepared. */
@FunctionalInterface
interface ValueTest extends Serializable {

  boolean holds(String requested);

  static ValueTest equalTo(Glob wanted) {
    String text = wanted.toString();
    return text::equals;
  }

  static ValueTest equalIgnoringCase(Glob wanted) {
    String text = wanted.toString().toLowerCase(Locale.ROOT);
    return requested -> requested.toLowerCase(Locale.ROOT).equals(text);
  }

  static ValueTest like(Glob wanted) {
    return wanted::matches;
  }

  static ValueTest arnLike(Glob wanted) {
    return new ArnPattern(wanted)::matches;
  }

  /** An address inside a network; a value that is neither never matches. */
  static ValueTest inNetwork(Glob wanted) {
    Optional<Network> network = Network.parse(wanted.toString());
    if (network.isEmpty()) {
      return requested -> false;
    }
    Network parsed = network.get();
    return parsed::contains;
  }

  /** A number in the given relation to the wanted one; a value that is no number never matches. */
  static ValueTest number(Glob wanted, Relation relation) {
    return compared(wanted.toString(), Numbers::parse, relation);
  }

  /** A date in the given relation to the wanted one; ISO 8601 or seconds since 1970. */
  static ValueTest date(Glob wanted, Relation relation) {
    return compared(wanted.toString(), Dates::parse, relation);
  }

  private static <T extends Comparable<? super T> & Serializable> ValueTest compared(
      String wanted, Reader<T> reader, Relation relation) {
    T right = reader.read(wanted).orElse(null);
    if (right == null) {
      return requested -> false;
    }
    return requested -> reader
        .read(requested)
        .map(left -> relation.holds(left.compareTo(right)))
        .orElse(false);
  }

  /** Reads a scalar from text; empty when it is none. */
  @FunctionalInterface
  interface Reader<T> extends Serializable {
    Optional<T> read(String text);
  }

  /** How the requested value must compare to the wanted one. */
  enum Relation {
    EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST;

    boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case LESS -> comparison < 0;
        case AT_MOST -> comparison <= 0;
        case GREATER -> comparison > 0;
        case AT_LEAST -> comparison >= 0;
      };
    }
  }
}
