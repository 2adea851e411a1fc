package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls that a stopped caller still got through.
 *
 * @param stop the first call that stopped it
 * @param calls of the events held, those that succeeded later than {@link #GRACE} after it, oldest first
 */
record StillCalling(Event stop, List<Event> calls) {

  /** IAM applies within seconds; calls allowed after five minutes mean that another way in is left. */
  static final Duration GRACE = Duration.ofMinutes(5);

  /** A deny does not stop these: everyone may ask who they are, and signing in is not an action. */
  private static final Set<String> NEVER_DENIED =
      Set.of("sts:GetCallerIdentity", "signin:ConsoleLogin", "signin:CheckMfa");

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
        .filter(event -> !NEVER_DENIED.contains(event.service() + ":" + event.operation()))
        .toList();
  }

  /**
   * The calls that the stop was to prevent: a key's own, and what another key does from where the caller was; everything
   * of a principal that is denied everything; where the deny has a condition, what the credential of the case does.
   */
  private static List<Event> bound(Event stop, Case c) {
    boolean key = stop.operation().endsWith("AccessKey");
    boolean conditional = stop.text("requestParameters.policyDocument").contains("\"Condition\"");
    List<Event> ofCredential = c.file().pivots().byCredential().events();
    if (conditional && !isLongTerm(c)) {
      return ofCredential;
    }
    Stream<Event> ofIdentity = c.file().pivots().byIdentity().events().stream()
        .filter(event ->
            !(key || conditional) || event.sourceAddress().equals(c.lead().sourceAddress()));
    return Stream.concat(key ? ofCredential.stream() : Stream.empty(), ofIdentity)
        .distinct()
        .sorted(CallList.BY_TIME)
        .toList();
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
