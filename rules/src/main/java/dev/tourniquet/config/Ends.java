package dev.tourniquet.config;

import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletions of resources: each ends every attribute of the resource, also those that no rule ends by itself, and what
 * restores the resource brings every one back.
 */
record Ends(
    Map<ResourceKey, List<AttributeChange>> deleted, Map<ResourceKey, List<Observed>> gone) {

  static Ends of(Collection<AttributeChange> changes, Collection<Observed> base, Instant asOf) {
    return new Ends(
        changes.stream()
            .filter(change -> change.op() == Op.DELETE || change.op() == Op.RESTORE)
            .filter(change -> !change.time().isAfter(asOf))
            .collect(Collectors.groupingBy(AttributeChange::resource)),
        base.stream()
            .filter(fact -> fact.isGone() && !fact.at().isAfter(asOf))
            .collect(Collectors.groupingBy(Observed::resource)));
  }

  /** The changes of an attribute, and when its resource went away or came back; the same one twice counts once. */
  List<AttributeChange> addedTo(Attribute attribute, List<AttributeChange> own) {
    return Stream.concat(
            own.stream(),
            deleted.getOrDefault(attribute.resource(), List.of()).stream()
                .map(end -> end.of(attribute.name())))
        .toList();
  }

  /** What was seen of an attribute, and when its resource was seen to be gone. */
  List<Observed> seenWith(Attribute attribute, List<Observed> own) {
    return Stream.concat(
            own.stream(),
            gone.getOrDefault(attribute.resource(), List.of()).stream()
                .map(end -> end.of(attribute.name())))
        .toList();
  }
}
