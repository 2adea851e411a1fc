package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The condition keys of one request. In a complete context a key that is not there is absent from the request; in an
 * open one, made from what a log or an inventory tells, it is unknown unless it is said to be absent.
 */
public final class Context implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Values ABSENT = new Values(Presence.ABSENT, List.of());
  private static final Values UNKNOWN = new Values(Presence.UNKNOWN, List.of());

  private final Map<String, Values> values;
  private final Values otherwise;
  private final List<String> closed;

  private Context(Map<String, Values> values, Values otherwise, List<String> closed) {
    this.values = values;
    this.otherwise = otherwise;
    this.closed = closed;
  }

  /** A context that holds every key of the request. */
  public static Context complete(Map<String, List<String>> values) {
    return new Context(folded(values), ABSENT, List.of());
  }

  /** A context in which a key that is not named may still have been there. */
  public static Context open(Map<String, List<String>> values) {
    return new Context(folded(values), UNKNOWN, List.of());
  }

  /** The same context with one key known to have these values, or known to be absent when there are none. */
  public Context with(String key, String... known) {
    Map<String, Values> more = new LinkedHashMap<>(values);
    more.put(fold(key), Values.of(List.of(known)));
    return new Context(more, otherwise, closed);
  }

  /** The same context where every key that begins like this is either named or absent. */
  Context closedBelow(String prefix) {
    List<String> more = new ArrayList<>(closed);
    more.add(fold(prefix));
    return new Context(values, otherwise, more);
  }

  /** Looks up a key that {@link #fold} has been applied to. */
  Values values(String foldedKey) {
    Values found = values.get(foldedKey);
    if (found != null) {
      return found;
    }
    return closed.stream().anyMatch(foldedKey::startsWith) ? ABSENT : otherwise;
  }

  /** Key names are compared without letter case. */
  static String fold(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  private static Map<String, Values> folded(Map<String, List<String>> values) {
    Map<String, Values> folded = new LinkedHashMap<>();
    values.forEach((key, list) -> folded.put(fold(key), Values.of(list)));
    return folded;
  }

  enum Presence {
    PRESENT,
    ABSENT,
    UNKNOWN
  }

  /** What is known of one key. */
  record Values(Presence presence, List<String> values) implements Serializable {
    Values {
      requireNonNull(presence, "presence is null");
      values = List.copyOf(values);
    }

    // A key with an empty list of values reads as a key that is not there.
    static Values of(List<String> values) {
      return values.isEmpty() ? ABSENT : new Values(Presence.PRESENT, values);
    }
  }
}
