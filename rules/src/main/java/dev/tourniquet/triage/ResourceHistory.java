package dev.tourniquet.triage;

import dev.tourniquet.config.Changes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import java.util.List;
import java.util.Optional;
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
    Optional<Event> made =
        writes.stream().filter(event -> Changes.make(event, c.resource())).findFirst();
    List<Event> since = writes.stream().filter(event -> !isMade(made, event)).toList();
    Set<String> callers = since.stream()
        .map(event -> PrincipalName.of(event).name())
        .collect(Collectors.toCollection(TreeSet::new));
    String changes = since.isEmpty()
        ? "No successful change of it%s is held.".formatted(made.isPresent() ? " since" : "")
        : "%s of it, by %s."
            .formatted(Words.count(since.size(), "change"), Words.list(List.copyOf(callers)));
    List<String> evidence =
        Stream.concat(c.triggers().stream(), writes.stream()).map(Event::id).toList();
    return new Answer(
        made.map(ResourceHistory::created).orElse("") + changes,
        Reading.UNKNOWN,
        Set.of(Weight.NOTE),
        evidence,
        made.isPresent() ? List.of() : before(c));
  }

  private static boolean isMade(Optional<Event> made, Event event) {
    return made.filter(event::equals).isPresent();
  }

  private static String created(Event made) {
    return "Created by %s by %s at %s. "
        .formatted(
            made.operation(),
            PrincipalName.of(made).name(),
            Words.time(made.time().orElseThrow()));
  }

  /** Of what was made within the logs nothing was before. */
  private static List<String> before(Case c) {
    return List.of("resource history: nothing is known of %s before the first covered day"
        .formatted(c.resource().id()));
  }
}
