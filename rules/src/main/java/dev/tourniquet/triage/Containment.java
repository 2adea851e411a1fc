package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.triage.exposure.Exposure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has anything stopped it, and by which call? */
final class Containment implements Question {

  @Override
  public String name() {
    return "containment";
  }

  @Override
  public Answer ask(Case c) {
    if (c.effective().isEmpty()) {
      return Answer.notSick(
          Weight.NOTE, "The attempt failed: there is nothing to contain.", c.evidence());
    }
    Still still = c.still();
    List<Event> caller = CallerContainment.of(c);
    List<Event> stopped =
        Stream.concat(takenBack(c, still).stream(), caller.stream()).toList();
    Optional<StillCalling> calling = StillCalling.of(c);
    if (calling.isPresent()) {
      return Answer.sick(
              Weight.NOTE,
              text(c, stopped, still) + " " + calling.get().text(c),
              Stream.concat(ids(stopped).stream(), calling.get().evidence().stream())
                  .toList())
          .withGaps(still.gaps());
    }
    if (!stopped.isEmpty()) {
      return Answer.notSick(Weight.NOTE, text(c, stopped, still), ids(stopped))
          .withGaps(still.gaps());
    }
    if (!c.guard().open() && c.guard().shut().isPresent()) {
      return Answer.notSick(Weight.NOTE, c.guard().text(), c.evidence()).withGaps(still.gaps());
    }
    if (still.yes()) {
      return Answer.sick(
          Weight.NOTE,
          "Nothing stopped it: " + open(still) + ".",
          still.evidence().isEmpty() ? c.evidence() : still.evidence());
    }
    return still.no()
        ? Answer.notSick(Weight.NOTE, "It is not open any more.", evidence(c, still))
        : Answer.unknown("Whether anything stopped it is not known.", c.evidence(), still.gaps());
  }

  private static List<String> evidence(Case c, Still still) {
    return still.evidence().isEmpty() ? c.evidence() : still.evidence();
  }

  /** For each trigger the call that ended what it did. */
  private static List<Event> takenBack(Case c, Still still) {
    if (!still.no()) {
      return List.of();
    }
    Set<String> last = c.effective().stream()
        .map(c::still)
        .filter(one -> !one.evidence().isEmpty())
        .map(one -> one.evidence().get(one.evidence().size() - 1))
        .collect(Collectors.toSet());
    return Stream.of(
            c.file().pivots().onResource().events(), c.file().resource().writes())
        .flatMap(List::stream)
        .filter(event -> last.contains(event.id()) && !opens(c, event))
        .distinct()
        .toList();
  }

  /** What the case is about did not stop it. */
  private static boolean opens(Case c, Event event) {
    Exposure own = Exposure.of(event);
    boolean takesAway = !c.exposure().isNone() && !own.isNone() && own.added().isEmpty();
    return c.effective().contains(event) && !takesAway;
  }

  private static String text(Case c, List<Event> stopped, Still still) {
    String calls = Words.list(stopped.stream()
        .map(event -> "%s by %s at %s%s"
            .formatted(
                event.operation(),
                PrincipalName.of(event).name(),
                Words.time(event.time().orElseThrow()),
                Responders.note(event, c.organization())))
        .toList());
    String rest = still.yes()
        ? " But " + open(still) + "."
        : still.to().isEmpty() && c.exposure().isNone()
            ? ""
            : " Copies made meanwhile stay with whoever made them.";
    return "Stopped by " + calls + "." + rest;
  }

  private static String open(Still still) {
    return still.to().isEmpty()
        ? "it is still in effect"
        : Words.list(still.to().stream().map(Object::toString).toList()) + " still has access";
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(Event::id).toList();
  }
}
