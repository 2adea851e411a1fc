package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.config.Presence;
import dev.tourniquet.triage.exposure.Grantee;
import java.util.List;
import java.util.function.Function;

/**
 * Whether what the trigger opened is open as of the triage.
 *
 * @param open {@code UNKNOWN} when the facts held do not tell
 * @param to who still has access
 * @param evidence ids of the events that made it so
 * @param gaps why it is not known
 */
record Still(Presence open, List<Grantee> to, List<String> evidence, List<String> gaps) {
  Still {
    requireNonNull(open, "open is null");
    to = List.copyOf(to);
    evidence = List.copyOf(evidence);
    gaps = List.copyOf(gaps);
  }

  static Still unknown(String gap) {
    return new Still(Presence.UNKNOWN, List.of(), List.of(), List.of(gap));
  }

  /** What several calls did lasts while one of it does, and is over where all of it is known to be. */
  static Still together(List<Still> each) {
    List<Still> open = each.stream().filter(Still::yes).toList();
    if (!open.isEmpty()) {
      return new Still(Presence.YES, all(open, Still::to), all(open, Still::evidence), List.of());
    }
    List<Still> unknown = each.stream().filter(one -> !one.no()).toList();
    return unknown.isEmpty()
        ? new Still(Presence.NO, List.of(), all(each, Still::evidence), List.of())
        : new Still(Presence.UNKNOWN, List.of(), List.of(), all(unknown, Still::gaps));
  }

  private static <T> List<T> all(List<Still> each, Function<Still, List<T>> part) {
    return each.stream().flatMap(one -> part.apply(one).stream()).distinct().toList();
  }

  boolean yes() {
    return open == Presence.YES;
  }

  boolean no() {
    return open == Presence.NO;
  }
}
