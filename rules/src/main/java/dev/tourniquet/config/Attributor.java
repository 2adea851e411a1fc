package dev.tourniquet.config;

import dev.tourniquet.inventory.InventoryItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the calls behind the changes of one resource. A change that a call tells is that call's. One that was only seen,
 * in an item of AWS Config or an answer, is matched by time and by what calls can change; where none fits, the reason is
 * one of four, and none of them is "nobody did it".
 */
final class Attributor {

  private static final int MOST_EVENTS = 25;

  /** Observed between a call and its recording: 2 to 10 minutes. */
  private static final Duration CONTINUOUS = Duration.ofMinutes(30);

  /** Daily recording writes one item a day, some time after midnight. */
  private static final Duration DAILY = Duration.ofHours(26);

  private static final Comparator<Write> NEWEST_FIRST =
      Comparator.comparing(Write::time).thenComparing(Write::eventId).reversed();

  private final List<Write> writes;
  private final Map<String, Write> byId;
  private final Held held;
  private final Map<String, Set<String>> named = new HashMap<>();
  private final Set<String> daily = new TreeSet<>();

  private Attributor(Collection<Write> writes, Held held, Collection<InventoryItem> items) {
    this.writes = writes.stream().distinct().sorted(NEWEST_FIRST).toList();
    this.byId = this.writes.stream()
        .collect(Collectors.toMap(Write::eventId, write -> write, (one, other) -> one));
    this.held = held;
    items.forEach(this::read);
  }

  /**
   * Over the writes that name one resource.
   *
   * @param items what AWS Config recorded of it; items before version 1.3 name the events themselves
   */
  public static Attributor over(
      Collection<Write> writes, Held held, Collection<InventoryItem> items) {
    return new Attributor(writes, held, items);
  }

  private void read(InventoryItem item) {
    Set<String> events = new TreeSet<>();
    item.item().path("relatedEvents").forEach(event -> events.add(event.asText("")));
    events.remove("");
    if (!events.isEmpty()) {
      named.put(item.source(), events);
    }
    if (item.item().path("recordingFrequency").asText("").equals("DAILY")) {
      daily.add(item.source());
    }
  }

  /** The change with the call behind it. */
  public Attributed of(Change change) {
    return change.cause().source() == ChangeSource.TRAIL ? told(change) : seen(change);
  }

  private Attributed told(Change change) {
    String principal = principal(change.eventId());
    return change.ambiguous()
        ? new Attributed(
            change,
            Attribution.STRONG,
            "another call of the same second may have come before or after",
            List.of(change.eventId()),
            principal)
        : new Attributed(change, Attribution.EXACT, "", List.of(change.eventId()), principal);
  }

  private Attributed seen(Change change) {
    Instant from = from(change);
    Instant to = change.time().plus(margin(change));
    List<Write> possible = writes.stream()
        .filter(write -> write.time().isAfter(from) && !write.time().isAfter(to))
        .filter(write -> write.maySet(change.cause().attribute()))
        .limit(MOST_EVENTS)
        .toList();
    List<Write> certain = possible.stream()
        .filter(write -> named.getOrDefault(change.eventId(), Set.of()).contains(write.eventId()))
        .toList();
    if (certain.size() == 1) {
      return by(certain, change, Attribution.EXACT, "the item of AWS Config names the event");
    }
    if (possible.size() == 1) {
      return by(possible, change, Attribution.STRONG, "the only call that fits by time and kind");
    }
    return possible.isEmpty()
        ? new Attributed(change, Attribution.UNATTRIBUTED, reason(change, from), List.of(), "")
        : by(possible, change, Attribution.WEAK, "several calls fit by time and kind");
  }

  private Attributed by(List<Write> found, Change change, Attribution how, String reason) {
    return new Attributed(
        change,
        how,
        reason,
        found.stream().map(Write::eventId).toList(),
        found.stream().map(Write::principal).distinct().count() == 1
            ? found.get(0).principal()
            : "");
  }

  private Instant from(Change change) {
    Instant since = change.cause().since().minus(margin(change));
    if (change.cause().source() != ChangeSource.CONFIG) {
      return since;
    }
    Instant floor = change.time().minus(daily.contains(change.eventId()) ? DAILY : CONTINUOUS);
    return since.isBefore(floor) ? floor : since;
  }

  private static Duration margin(Change change) {
    return change.cause().source() == ChangeSource.CONFIG ? Via.CONFIG.margin() : Duration.ZERO;
  }

  private String reason(Change change, Instant from) {
    if (change.cause().discovered()) {
      return "ResourceDiscovered baseline: AWS Config began to record it then";
    }
    return held.of(change.resource())
        .map(span -> {
          if (from.isBefore(span.from())) {
            return "before log start: the logs held begin at " + span.from();
          }
          return change.time().isAfter(span.to())
              ? "after log end: the logs held end at " + span.to()
              : "service-internal: the logs held cover the time and name no call, so a service did it by itself or the"
                  + " call was not logged";
        })
        .orElse("no trail coverage in region: no log of its account and region is held");
  }

  private String principal(String eventId) {
    Write write = byId.get(eventId);
    return write == null ? "" : write.principal();
  }
}
