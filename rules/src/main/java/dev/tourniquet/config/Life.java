package dev.tourniquet.config;

import dev.tourniquet.trail.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether resources are there, and which of those that had their name. */
record Life(
    Map<ResourceKey, List<AttributeChange>> changes, Map<ResourceKey, List<Observed>> described) {

  static Life of(Collection<AttributeChange> changes, Collection<Observed> base, Instant asOf) {
    return new Life(
        changes.stream()
            .filter(change -> !change.time().isAfter(asOf))
            .collect(Collectors.groupingBy(AttributeChange::resource)),
        base.stream()
            .filter(fact -> !fact.at().isAfter(asOf))
            .collect(Collectors.groupingBy(Observed::resource)));
  }

  /** How many creations of the name were seen. */
  int incarnation(ResourceKey resource) {
    return (int) own(resource)
        .filter(change -> change.op() == Op.CREATE)
        .map(AttributeChange::eventId)
        .distinct()
        .count();
  }

  /** There when it was described or changed last, gone when it was deleted last. */
  Presence exists(ResourceKey resource) {
    Instant deleted = latest(deletions(resource).stream().map(State.Deletion::time));
    Instant alive = latest(Stream.concat(
        seen(resource).filter(fact -> !fact.isGone()).map(Observed::at),
        own(resource).filter(change -> change.op() != Op.DELETE).map(AttributeChange::time)));
    if (deleted.isAfter(alive)) {
      return Presence.NO;
    }
    if (alive.isAfter(deleted)) {
      return Presence.YES;
    }
    boolean recreated = own(resource)
        .anyMatch(c -> (c.op() == Op.CREATE || c.op() == Op.RESTORE) && c.time().equals(deleted));
    return deleted.equals(Instant.MIN) || recreated ? Presence.UNKNOWN : Presence.NO;
  }

  /** Every deletion, oldest first; a call that deletes and what AWS Config saw of it are one. */
  List<State.Deletion> deletions(ResourceKey resource) {
    List<State.Deletion> called = own(resource)
        .filter(change -> change.op() == Op.DELETE)
        .map(change -> new State.Deletion(change.time(), change.eventId()))
        .distinct()
        .toList();
    Stream<State.Deletion> only = seen(resource)
        .filter(Observed::isGone)
        .map(fact -> new State.Deletion(fact.at(), fact.source()))
        .filter(end -> called.stream().noneMatch(call -> isOf(call, end)));
    return Stream.concat(called.stream(), only)
        .distinct()
        .sorted(Comparator.comparing(State.Deletion::time).thenComparing(State.Deletion::evidence))
        .toList();
  }

  /** AWS Config records a deletion some minutes after the call, or a day with daily recording. */
  private static boolean isOf(State.Deletion call, State.Deletion seen) {
    Instant earliest = seen.time().minus(Duration.ofHours(26));
    Instant latest = seen.time().plus(Via.CONFIG.margin());
    return call.time().isAfter(earliest) && !call.time().isAfter(latest);
  }

  private Stream<Observed> seen(ResourceKey resource) {
    return described.getOrDefault(resource, List.of()).stream();
  }

  private Stream<AttributeChange> own(ResourceKey resource) {
    return changes.getOrDefault(resource, List.of()).stream();
  }

  private static Instant latest(Stream<Instant> times) {
    return times.max(Comparator.naturalOrder()).orElse(Instant.MIN);
  }
}
