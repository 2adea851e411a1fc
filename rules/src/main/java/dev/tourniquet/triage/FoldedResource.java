package dev.tourniquet.triage;

import dev.tourniquet.config.Attributed;
import dev.tourniquet.config.Change;
import dev.tourniquet.config.Effect;
import dev.tourniquet.config.Held;
import dev.tourniquet.config.Presence;
import dev.tourniquet.config.ResourceFold;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
import dev.tourniquet.config.Write;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.exposure.Acls;
import dev.tourniquet.triage.exposure.Exposure;
import dev.tourniquet.triage.exposure.Grantee;
import dev.tourniquet.triage.exposure.StillIn;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The case's resource as calls and the inventory tell it, as of the triage: by the same fold as the lake's tables. */
public final class FoldedResource {

  private final ResourceKey key;
  private final Instant asOf;
  private final ResourceFold fold;
  private final Optional<String> gap;
  private final Optional<State> now;

  private FoldedResource(CaseFile file) {
    this.key = file.resource().resourceKey();
    this.asOf = file.asOf();
    this.fold = new ResourceFold(key);
    this.gap = file.resource().gapOfAttributes();
    Effects told = file.resource().effects();
    Set<String> known = told.events();
    told.held().forEach(fold::add);
    for (Event event : distinct(file)) {
      if (!event.readOnly() && event.time().isPresent()) {
        fold.add(Write.of(event));
      }
      if (!known.contains(event.id())) {
        Effect.of(event).stream()
            .filter(effect -> effect.change().resource().equals(key))
            .forEach(fold::add);
      }
    }
    file.resource().items().forEach(fold::add);
    this.now = fold.stateAt(asOf);
  }

  /** Folds everything the case holds of the resource. */
  public static FoldedResource of(CaseFile file) {
    return new FoldedResource(file);
  }

  private static Collection<Event> distinct(CaseFile file) {
    Map<String, Event> byId = new LinkedHashMap<>();
    Stream.of(
            file.resource().writes(),
            file.trigger().events(),
            file.pivots().onResource().events())
        .flatMap(List::stream)
        .filter(Event::succeeded)
        .forEach(event -> byId.putIfAbsent(event.id(), event));
    return byId.values();
  }

  /** The state at a moment not after the triage; empty when no fact tells anything. */
  public Optional<State> at(Instant moment) {
    Instant until = moment.isAfter(asOf) ? asOf : moment;
    return fold.stateAt(until);
  }

  /** The state as of the triage. */
  public Optional<State> now() {
    return now;
  }

  /** Every difference made up to the triage, oldest first. */
  public List<Change> changes() {
    return fold.history();
  }

  /** The same with the call behind each. */
  public List<Attributed> changes(Held held) {
    return fold.changes(held);
  }

  /** What is missing of its attributes. */
  public Optional<String> gap() {
    return gap;
  }

  /** Whether anyone whom the triggers let in was in at that moment. */
  public boolean isOpen(Instant moment, List<Event> triggers) {
    Optional<State> then = at(moment);
    return triggers.stream()
        .map(Exposure::of)
        .filter(exposure -> !exposure.added().isEmpty())
        .distinct()
        .anyMatch(exposure -> still(exposure, then).yes());
  }

  /** Whether everyone, where the attribute let them in, is known to have been out at that moment. */
  boolean isClosedToAll(Instant moment, Exposure exposure) {
    List<Grantee> all = exposure.added().stream().filter(Grantee::isPublic).toList();
    return still(new Exposure(exposure.attribute(), all, List.of()), at(moment)).no();
  }

  /** Whether a call changed anything of this very resource. */
  boolean isChangedBy(Event event) {
    return Effect.of(event).stream()
        .anyMatch(effect -> effect.change().resource().equals(key));
  }

  /** Whether the attribute lets in everyone as of the triage; a list does by its groups alone. */
  boolean letsInEveryone(String attribute) {
    return !StillIn.isPolicy(attribute)
        || now.flatMap(state -> state.attribute(attribute)).stream()
            .flatMap(value -> StillIn.outsiders(value, key).stream())
            .anyMatch(Grantee::isPublic);
  }

  /** Whether those who were let in are still in; where nobody was let in by name, whether it is known what they got. */
  Still still(Exposure exposure) {
    return gap.map(missing -> Still.unknown("whether it is still so: " + missing))
        .orElseGet(() -> still(exposure, now()));
  }

  private Still still(Exposure exposure, Optional<State> state) {
    if (state.isPresent() && state.get().exists() == Presence.NO) {
      return new Still(Presence.NO, List.of(), ending(state.get()), List.of());
    }
    return state
        .flatMap(known -> known.attribute(exposure.attribute()))
        .map(value -> still(exposure, value))
        .orElseGet(() -> Still.unknown("whether it is still so: no event or inventory held tells "
            + exposure.attribute() + " of " + key.id() + " as of " + asOf));
  }

  private Still still(Exposure exposure, Value value) {
    if (!StillIn.isTold(exposure.attribute(), value)) {
      return notWholly(exposure.attribute());
    }
    Map<Presence, List<Grantee>> byPresence = exposure.added().stream()
        .collect(Collectors.groupingBy(one -> presence(exposure.attribute(), one, value)));
    if (byPresence.containsKey(Presence.YES)) {
      return new Still(Presence.YES, byPresence.get(Presence.YES), value.evidence(), List.of());
    }
    return byPresence.containsKey(Presence.UNKNOWN)
        ? notWholly(exposure.attribute())
        : new Still(Presence.NO, List.of(), value.evidence(), List.of());
  }

  private Still notWholly(String attribute) {
    return Still.unknown(
        "whether it is still so: " + attribute + " of " + key.id() + " is not wholly known");
  }

  private Presence presence(String exposedBy, Grantee grantee, Value value) {
    if (exposedBy.equals("acl")) {
      return Acls.isPublic(value.known()) ? Presence.YES : Presence.NO;
    }
    return StillIn.of(exposedBy, grantee, value, key);
  }

  /** The call that ended it, or else the last that changed it: what AWS Config saw is no event. */
  private List<String> ending(State gone) {
    return Stream.concat(
            fold.history().stream().map(Change::eventId),
            gone.deletions().stream().map(State.Deletion::evidence))
        .filter(id -> id.indexOf(' ') < 0)
        .reduce((one, later) -> later)
        .map(List::of)
        .orElse(List.of());
  }
}
