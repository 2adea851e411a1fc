package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls that a stopped caller still got through.
 *
 * @param stop the first call that stopped it
 * @param calls of the events held, those that succeeded later than {@link #GRACE} after it, oldest first
 */
record StillCalling(Event stop, List<Event> calls) {

  /** IAM applies within seconds; calls allowed after five minutes mean that another way in is left. */
  static final Duration GRACE = Duration.ofMinutes(5);

  private static final int MOST_EVIDENCE = 10;

  StillCalling {
    calls = List.copyOf(calls);
  }

  /** Empty when nothing stopped the caller, or nothing got through since. */
  static Optional<StillCalling> of(Case c) {
    return CallerContainment.of(c).stream()
        .map(stop -> new StillCalling(stop, after(stop, c)))
        .filter(still -> !still.calls().isEmpty())
        .findFirst();
  }

  private static List<Event> after(Event stop, Case c) {
    Instant since = stop.time().orElseThrow().plus(GRACE);
    return bound(stop, c).stream()
        .filter(Event::succeeded)
        .filter(event -> event.time().orElseThrow().isAfter(since))
        .filter(event -> !CallList.NEVER_DENIED.contains(event.service() + ":" + event.operation()))
        .toList();
  }

  /**
   * The calls that the stop was to prevent: a key's own, and what another key does from where the caller was; everything
   * of a principal that is denied everything; where the deny has a condition, what the credential of the case does, and
   * what another session of the role does from there: revoked sessions are begun anew.
   */
  private static List<Event> bound(Event stop, Case c) {
    boolean key = stop.operation().endsWith("AccessKey");
    boolean conditional = stop.text("requestParameters.policyDocument").contains("\"Condition\"");
    boolean session = conditional && !isLongTerm(c);
    List<Event> ofCredential = c.file().pivots().byCredential().held();
    List<Event> ofIdentity = c.file().pivots().byIdentity().held().stream()
        .filter(event ->
            !(key || conditional) || event.sourceAddress().equals(c.lead().sourceAddress()))
        .filter(event -> !session || isSameCaller(event, c))
        .toList();
    return CallList.whole(ofIdentity, List.of())
        .with(key || session ? ofCredential : List.of())
        .held();
  }

  /** Many may use a role from an address that is known; from a strange one it is who was there before. */
  private static boolean isSameCaller(Event event, Case c) {
    return c.address().has(AddressClass.UNKNOWN) || c.keys().isSameActor(EventKeys.of(event));
  }

  /** A condition on addresses lets a key go on from where it always ran. */
  private static boolean isLongTerm(Case c) {
    return c.keys().credential().value().startsWith("AKIA");
  }

  String text(Case c) {
    Event last = calls.get(calls.size() - 1);
    return "%s is not stopped: %s of it succeeded more than %d minutes after %s, the last %s at %s from %s. Look for another credential."
        .formatted(
            c.callerName(),
            calls.size() == 1 ? "1 call" : "at least " + calls.size() + " calls",
            GRACE.toMinutes(),
            stop.operation(),
            last.operation(),
            Words.time(last.time().orElseThrow()),
            Words.cut(last.sourceAddress(), 100));
  }

  List<String> evidence() {
    return calls.stream().map(Event::id).limit(MOST_EVIDENCE).toList();
  }
}
