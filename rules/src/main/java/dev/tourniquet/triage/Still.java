package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.config.Presence;
import dev.tourniquet.triage.exposure.Grantee;
import java.util.List;

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

  boolean yes() {
    return open == Presence.YES;
  }

  boolean no() {
    return open == Presence.NO;
  }
}
