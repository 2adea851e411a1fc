package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.PrincipalName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Can it go on: does the credential still work, and has what was exposed been taken? */
final class Continuing implements Question {

  @Override
  public String name() {
    return "continuing";
  }

  @Override
  public Answer ask(Case c) {
    Optional<Event> taken = taken(c);
    if (taken.isPresent()) {
      return Answer.sick(
          Weight.NOTE,
          "It was used: %s at %s, and no call of ours explains it. Taking the share back does not recall the copy."
              .formatted(taken.get().name(), Words.time(taken.get().time().orElseThrow())),
          List.of(taken.get().id()));
    }
    Optional<StillCalling> calling = StillCalling.of(c);
    if (calling.isPresent()) {
      return Answer.sick(Weight.NOTE, calling.get().text(c), calling.get().evidence());
    }
    List<Event> stopped = CallerContainment.of(c);
    if (!stopped.isEmpty()) {
      Event last = stopped.get(stopped.size() - 1);
      return Answer.notSick(
          Weight.NOTE,
          "%s was stopped by %s at %s."
              .formatted(
                  c.callerName(), last.operation(), Words.time(last.time().orElseThrow())),
          stopped.stream().map(Event::id).toList());
    }
    return running(c);
  }

  private static Answer running(Case c) {
    Event last = last(c.file().pivots().byCredential(), event -> true, c).orElse(c.lead());
    Predicate<Event> same = event -> c.keys().isSameActor(EventKeys.of(event));
    Optional<Event> later = last(c.file().pivots().byIdentity(), same, c)
        .filter(event -> event.time().orElseThrow().isAfter(last.time().orElseThrow()));
    Optional<Event> undone = CallerContainment.undone(c);
    Optional<Event> vain = undone.isPresent() ? Optional.empty() : CallerContainment.vain(c);
    String text = "%s; the last call held of this %s is %s%s."
        .formatted(
            undone
                .map(event -> letGo(c, event))
                .orElse("Nothing held says that " + c.callerName() + " was stopped"
                    + vain.map(Continuing::whyVain).orElse("")),
            c.keys().credential().value().startsWith("AKIA") ? "key" : "session",
            named(last),
            later.map(event -> ", of the same caller " + named(event)).orElse(""));
    return Answer.maybe(
            Weight.NOTE,
            text,
            Stream.of(Stream.of(last), later.stream(), undone.stream(), vain.stream())
                .flatMap(events -> events)
                .map(Event::id)
                .toList())
        .withGaps(List.of(CredentialEnd.gap(c)));
  }

  private static Optional<Event> last(CallList calls, Predicate<Event> which, Case c) {
    return calls.held().stream()
        .filter(Event::succeeded)
        .filter(event -> !event.time().orElseThrow().isBefore(c.time()))
        .filter(which)
        .reduce((first, second) -> second);
  }

  private static String named(Event event) {
    return event.operation() + " at " + Words.time(event.time().orElseThrow());
  }

  private static String whyVain(Event event) {
    String time = Words.time(event.time().orElseThrow());
    return event.operation().equals("CreateAccessKey")
        ? ": it made itself another key at " + time + ", which nobody made inactive"
        : ": " + event.operation() + " at " + time + " was its own call, which stops nobody";
  }

  private static String letGo(Case c, Event undone) {
    return "%s was stopped, and let go again by %s by %s at %s%s"
        .formatted(
            c.callerName(),
            undone.operation(),
            PrincipalName.of(undone).name(),
            Words.time(undone.time().orElseThrow()),
            Responders.note(undone, c.organization()));
  }

  /**
   * AWS writes that a shared snapshot was used in the owner's trail and in the user's: only use that no call of ours
   * explains counts.
   */
  private static Optional<Event> taken(Case c) {
    List<Event> onResource = c.file().pivots().onResource().events();
    return onResource.stream()
        .filter(Taken::is)
        .filter(event ->
            event.text("serviceEventDetails.snapshotId").equals(c.resource().id()))
        .filter(event -> onResource.stream().noneMatch(other -> explains(other, event)))
        .findFirst();
  }

  private static boolean explains(Event ours, Event use) {
    long seconds = Math.abs(
        Duration.between(ours.time().orElseThrow(), use.time().orElseThrow()).toSeconds());
    return Set.of("RunInstances", "CreateVolume", "CopySnapshot").contains(ours.operation())
        && ours.succeeded()
        && seconds <= 60;
  }
}
