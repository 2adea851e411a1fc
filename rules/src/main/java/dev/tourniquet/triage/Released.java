package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a responder takes back of what a responder did: {@code release} undoes the calls of {@code contain}, and leaves a
 * bucket or an account as open as it was.
 */
final class Released {

  /** What the name of a call begins with, and what the call that undoes it does. */
  private static final List<List<String>> OPPOSITES = List.of(
      List.of("Add", "Remove"),
      List.of("Associate", "Disassociate"),
      List.of("Attach", "Detach"),
      List.of("Authorize", "Revoke"),
      List.of("Create", "Delete"),
      List.of("Enable", "Disable"),
      List.of("Put", "Delete"),
      List.of("Start", "Stop"));

  private Released() {}

  /** For each trigger the responder's call that it takes back; none where one of them takes back nothing. */
  static List<Event> of(Case c) {
    List<Event> undone = new ArrayList<>();
    for (Event trigger : c.effective()) {
      Optional<Event> before = before(trigger, c);
      if (before.isEmpty()) {
        return List.of();
      }
      undone.add(before.get());
    }
    return c.file().trigger().total() > c.triggers().size() ? List.of() : undone;
  }

  private static Optional<Event> before(Event trigger, Case c) {
    return Responders.is(trigger, c.organization())
        ? c.file().resource().writes().stream()
            .filter(event -> event.time().orElseThrow().isBefore(trigger.time().orElseThrow()))
            .filter(event -> Responders.is(event, c.organization()) && isUndone(event, trigger))
            .reduce((first, last) -> last)
        : Optional.empty();
  }

  /** A call that sets something is undone by one of the same name, and so a first one takes back nothing. */
  private static boolean isUndone(Event event, Event by) {
    String did = event.operation();
    String undoes = by.operation();
    return event.service().equals(by.service())
        && (did.equals(undoes)
            || OPPOSITES.stream()
                .anyMatch(pair -> isPair(pair, did, undoes) || isPair(pair, undoes, did)));
  }

  private static boolean isPair(List<String> pair, String one, String other) {
    return one.startsWith(pair.get(0))
        && other.startsWith(pair.get(1))
        && one.substring(pair.get(0).length())
            .equals(other.substring(pair.get(1).length()));
  }
}
