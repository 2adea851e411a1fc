package dev.tourniquet.triage;

import dev.tourniquet.config.AttributeChange;
import dev.tourniquet.config.Change;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.Fold;
import dev.tourniquet.config.Observations;
import dev.tourniquet.config.Observed;
import dev.tourniquet.config.Presence;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The case's resource as its writes and the inventory tell it, as of the triage. */
public final class FoldedResource {

  private final ResourceKey key;
  private final Instant asOf;
  private final List<AttributeChange> writes;
  private final List<Observed> observed;
  private final Optional<String> gap;

  private FoldedResource(CaseFile file) {
    this.key = file.resource().resourceKey();
    this.asOf = file.asOf();
    this.gap = file.resource().gap();
    this.writes = distinct(file).stream()
        .flatMap(event -> Changes.of(event).stream())
        .filter(change -> change.resource().equals(key))
        .toList();
    this.observed = file.resource().items().stream()
        .flatMap(item -> Observations.of(item).stream())
        .filter(one -> one.resource().equals(key))
        .toList();
  }

  /** Folds the resource's own writes and the triggers. */
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
    return Optional.ofNullable(Fold.states(writes, observed, until).get(key));
  }

  /** The state as of the triage. */
  public Optional<State> now() {
    return at(asOf);
  }

  /** Every difference made up to the triage, oldest first. */
  public List<Change> changes() {
    return Fold.history(writes, observed, asOf);
  }

  /** Whether anyone whom the triggers let in was in at that moment. */
  public boolean isOpen(Instant moment, List<Event> triggers) {
    return still(Exposure.of(triggers), at(moment)).yes();
  }

  /** Whether those who were let in are still in. */
  Still still(Exposure exposure) {
    return gap.map(missing -> Still.unknown("whether it is still so: " + missing))
        .orElseGet(() -> still(exposure, now()));
  }

  private Still still(Exposure exposure, Optional<State> state) {
    if (exposure.isNone() || exposure.added().isEmpty()) {
      return Still.unknown("whether it is still so: the calls let in nobody that can be read");
    }
    if (state.isPresent() && state.get().exists() == Presence.NO) {
      return new Still(Presence.NO, List.of(), lastWrite(), List.of());
    }
    return state
        .flatMap(known -> known.attribute(exposure.attribute()))
        .map(value -> still(exposure, value))
        .orElseGet(() -> Still.unknown("whether it is still so: no event or inventory held tells "
            + exposure.attribute() + " of " + key.id() + " as of " + asOf));
  }

  private Still still(Exposure exposure, Value value) {
    Map<Presence, List<Grantee>> byPresence = exposure.added().stream()
        .collect(Collectors.groupingBy(one -> presence(exposure.attribute(), one, value)));
    if (byPresence.containsKey(Presence.YES)) {
      return new Still(Presence.YES, byPresence.get(Presence.YES), value.evidence(), List.of());
    }
    return byPresence.containsKey(Presence.UNKNOWN)
        ? Still.unknown("whether it is still so: " + exposure.attribute() + " of " + key.id()
            + " is not wholly known")
        : new Still(Presence.NO, List.of(), value.evidence(), List.of());
  }

  private Presence presence(String exposedBy, Grantee grantee, Value value) {
    if (exposedBy.equals("acl")) {
      return Acls.isPublic(value.known()) ? Presence.YES : Presence.NO;
    }
    return StillIn.of(exposedBy, grantee, value, key);
  }

  private List<String> lastWrite() {
    return writes.isEmpty() ? List.of() : List.of(writes.get(writes.size() - 1).eventId());
  }
}
