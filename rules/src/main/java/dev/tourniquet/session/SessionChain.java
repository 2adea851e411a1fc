package dev.tourniquet.session;

import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What is known of where the session of a case came from.
 *
 * @param steps from the session, and from those above it, to who issued them
 * @param calls the issuing calls whole, as many as were fetched
 */
public record SessionChain(List<SessionEdge> steps, List<Event> calls) implements Serializable {

  /** Nothing is known. */
  public static final SessionChain NONE = new SessionChain(List.of(), List.of());

  public SessionChain {
    steps = List.copyOf(steps);
    calls = List.copyOf(calls);
  }

  /** What a few events tell by themselves. */
  public static SessionChain among(Collection<Event> events) {
    List<Event> issuing =
        events.stream().filter(event -> !Issues.of(event).isEmpty()).toList();
    return new SessionChain(SessionEdges.among(events), issuing);
  }

  /** What of it was known at a time. */
  public SessionChain until(Instant time) {
    return new SessionChain(
        steps.stream().filter(step -> step.knownAt(time)).toList(),
        calls.stream()
            .filter(call -> call.time().filter(at -> !at.isAfter(time)).isPresent())
            .toList());
  }
}
