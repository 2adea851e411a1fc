package dev.tourniquet.config;

import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything held about one resource, put together to its state and its changes. Facts come in any order. However many
 * there are, the newest {@value #MOST_CHANGES} effects of calls, {@value #MOST_ITEMS} descriptions and
 * {@value #MOST_WRITES} other calls count; those before are left out and counted, and what only they told is unknown.
 */
public final class ResourceFold {

  /** A busy security group sees some hundred changes a year. */
  public static final int MOST_CHANGES = 2_000;

  /** AWS Config writes at most one item a minute; a resource that changes daily has a year here. */
  public static final int MOST_ITEMS = 400;

  public static final int MOST_WRITES = 2_000;

  private final ResourceKey key;
  private final Newest<AttributeChange> changes = new Newest<>(
      MOST_CHANGES,
      Comparator.comparing(AttributeChange::time)
          .thenComparing(AttributeChange::eventId)
          .thenComparing(AttributeChange::attribute)
          .thenComparing(AttributeChange::op)
          .thenComparing(change -> change.value().toString()));
  private final Newest<InventoryItem> items = new Newest<>(
      MOST_ITEMS,
      Comparator.comparing(InventoryItem::takenAt)
          .thenComparing(InventoryItem::source)
          .thenComparing(item -> item.item().toString()));
  private final Newest<Write> writes =
      new Newest<>(MOST_WRITES, Comparator.comparing(Write::time).thenComparing(Write::eventId));

  /** Of the resource with that key; facts about others do not belong here. */
  public ResourceFold(ResourceKey key) {
    this.key = key;
  }

  /** A call changed an attribute. */
  public void add(AttributeChange change) {
    changes.add(change);
  }

  /** A call changed an attribute, and is known itself. */
  public void add(Effect effect) {
    add(effect.change());
    add(effect.write());
  }

  /** A successful call names the resource. */
  public void add(Write write) {
    writes.add(write);
  }

  /** AWS described or recorded the resource. */
  public void add(InventoryItem item) {
    items.add(item);
  }

  /** The state after all facts; empty when they tell nothing of the resource. */
  public Optional<State> state() {
    return Optional.ofNullable(
        Fold.states(changes.facts(), observed(), Instant.MAX).get(key));
  }

  /** The state as of a moment, by facts not later than that. */
  public Optional<State> stateAt(Instant moment) {
    return Optional.ofNullable(Fold.states(changes.facts(), observed(), moment).get(key));
  }

  /** Every change, oldest first. */
  public List<Change> history() {
    return Fold.history(changes.facts(), observed(), Instant.MAX);
  }

  /** Every change with the call behind it, oldest first. */
  public List<Attributed> changes(Held held) {
    Attributor attributor = Attributor.over(writes.facts(), held, items.facts());
    return history().stream().map(attributor::of).toList();
  }

  /** How many older facts were too many. */
  public long leftOut() {
    return changes.leftOut() + items.leftOut() + writes.leftOut();
  }

  private List<Observed> observed() {
    List<Observed> all = new ArrayList<>();
    items.facts().forEach(item -> Observations.of(item).stream()
        .filter(one -> one.resource().equals(key))
        .forEach(all::add));
    return all;
  }
}
