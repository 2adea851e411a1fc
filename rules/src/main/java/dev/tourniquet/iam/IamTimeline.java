package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Who could do what at a moment: of several collections the nearest one before it, carried forward over the calls that
 * changed identities since; or else the first one after it, with the calls in between taken back.
 */
public final class IamTimeline {
  private final NavigableMap<Instant, IamInventory> collected;
  private final List<Event> calls;

  /**
   * Lays collections and calls along time.
   *
   * @param collected by the time each was taken, at least one
   * @param calls to IAM, in any order; those without a time are passed over
   */
  public IamTimeline(Map<Instant, IamInventory> collected, List<Event> calls) {
    if (collected.isEmpty()) {
      throw new IllegalArgumentException("Invalid timeline: there is no collection");
    }
    this.collected = new TreeMap<>(collected);
    this.calls = calls.stream()
        .filter(call -> call.time().isPresent())
        .sorted(Comparator.comparing(IamTimeline::time).thenComparing(IamTimeline::withinASecond))
        .toList();
  }

  /**
   * Where nothing of an account was collected: whoever was created within the calls is known.
   *
   * @param organization the policies over the account
   */
  public static IamTimeline ofCallsAlone(
      String account, IamInventory organization, List<Event> calls) {
    return new IamTimeline(
        Map.of(Instant.EPOCH, CallsAlone.nobody(account).under(organization)),
        CallsAlone.about(calls));
  }

  /**
   * The inventory as of a moment.
   *
   * @param taken when the collection it rests on was made
   * @param followed how many calls were followed from there, forward or back
   */
  public record AsOf(IamInventory inventory, Instant taken, int followed) {
    public AsOf {
      requireNonNull(inventory, "inventory is null");
      requireNonNull(taken, "taken is null");
    }
  }

  /** What was in force just before the second of a call. */
  public AsOf at(Instant time) {
    Instant before = collected.floorKey(time);
    return before == null ? back(time) : forward(before, time);
  }

  private AsOf forward(Instant taken, Instant time) {
    List<Event> since = calls.stream()
        .filter(call -> time(call).isAfter(taken) && time(call).isBefore(time))
        .toList();
    return new AsOf(collected.get(taken).after(since), taken, since.size());
  }

  private AsOf back(Instant time) {
    Instant taken = collected.firstKey();
    List<Event> earlier =
        calls.stream().filter(call -> time(call).isBefore(time)).toList();
    List<Event> undone = calls.stream()
        .filter(call -> !time(call).isBefore(time) && !time(call).isAfter(taken))
        .toList();
    return new AsOf(collected.get(taken).before(undone, earlier), taken, undone.size());
  }

  /** A record tells the second, no more: who is created comes before what is done to it, and ends after it. */
  private static int withinASecond(Event call) {
    IamCall which = new IamCall(call);
    return which.creates() ? 0 : which.deletes() ? 2 : 1;
  }

  private static Instant time(Event call) {
    return call.time().orElseThrow();
  }
}
