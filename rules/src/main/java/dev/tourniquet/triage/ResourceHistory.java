package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What else changed the resource? What else was found on it is known only once all cases are judged: the report adds it. */
final class ResourceHistory implements Question {

  @Override
  public String name() {
    return "resource-history";
  }

  @Override
  public Answer ask(Case c) {
    List<Event> writes = Stream.concat(
            c.triggers().stream(), c.file().pivots().onResource().events().stream())
        .filter(event -> !event.readOnly() && event.succeeded())
        .distinct()
        .toList();
    Set<String> callers = writes.stream()
        .map(event -> PrincipalName.of(event).name())
        .collect(Collectors.toCollection(TreeSet::new));
    String changes = writes.isEmpty()
        ? "No successful change of it is held."
        : "%s of it, by %s."
            .formatted(Words.count(writes.size(), "change"), Words.list(List.copyOf(callers)));
    List<String> evidence =
        Stream.concat(c.triggers().stream(), writes.stream()).map(Event::id).toList();
    return new Answer(changes, Reading.UNKNOWN, Set.of(Weight.NOTE), evidence, gap(c));
  }

  private static List<String> gap(Case c) {
    return List.of("resource history: nothing is known of %s before the first covered day"
        .formatted(c.resource().id()));
  }
}
