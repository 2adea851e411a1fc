package dev.tourniquet.config;

import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts changes together to what was configured at a moment. */
public final class Fold {

  private Fold() {}

  /**
   * The state of every resource that a fact mentions, as of a moment: nothing later than {@code asOf} counts. The order
   * of the arguments' elements never matters.
   */
  public static Map<ResourceKey, State> states(
      Collection<AttributeChange> facts, Collection<Observed> base, Instant asOf) {
    List<AttributeChange> changes = Repeats.resolved(facts, base);
    Map<ResourceKey, Map<String, Value>> values = new HashMap<>();
    folds(changes, base, asOf).forEach((attribute, fold) -> {
      Map<String, Value> known =
          values.computeIfAbsent(attribute.resource(), resource -> new TreeMap<>());
      fold.value().ifPresent(value -> known.put(attribute.name(), value));
    });
    Life life = Life.of(changes, base, asOf);
    return values.keySet().stream()
        .sorted(Comparator.comparing(ResourceKey::text))
        .collect(Collectors.toMap(
            resource -> resource,
            resource -> new State(
                resource,
                values.get(resource),
                life.incarnation(resource),
                life.exists(resource),
                life.deletions(resource)),
            (one, other) -> one,
            LinkedHashMap::new));
  }

  /** Every difference the changes up to {@code asOf} made, oldest first. */
  public static List<Change> history(
      Collection<AttributeChange> changes, Collection<Observed> base, Instant asOf) {
    // Within a second the order of the fold stays: what is created comes before what is set.
    return folds(Repeats.resolved(changes, base), base, asOf).entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<Attribute, AttributeFold> entry) ->
                entry.getKey().resource().text())
            .thenComparing(entry -> entry.getKey().name()))
        .flatMap(entry -> entry.getValue().history().stream())
        .sorted(Comparator.comparing(Change::time))
        .toList();
  }

  private static Map<Attribute, AttributeFold> folds(
      Collection<AttributeChange> changes, Collection<Observed> base, Instant asOf) {
    Map<Attribute, List<AttributeChange>> changed = changes.stream()
        .filter(change -> !change.time().isAfter(asOf))
        .collect(
            Collectors.groupingBy(change -> new Attribute(change.resource(), change.attribute())));
    Map<Attribute, List<Observed>> observed = base.stream()
        .filter(fact -> !fact.at().isAfter(asOf) && !fact.isWhole())
        .collect(Collectors.groupingBy(fact -> new Attribute(fact.resource(), fact.attribute())));
    Ends ends = Ends.of(changes, base, asOf);
    Set<Attribute> all = new HashSet<>(changed.keySet());
    all.addAll(observed.keySet());
    return all.stream()
        .collect(Collectors.toMap(
            attribute -> attribute,
            attribute -> AttributeFold.of(
                attribute,
                ends.addedTo(attribute, changed.getOrDefault(attribute, List.of())),
                ends.seenWith(attribute, observed.getOrDefault(attribute, List.of())))));
  }
}
