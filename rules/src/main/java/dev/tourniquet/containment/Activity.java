package dev.tourniquet.containment;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Calls held around a case, from which to tell who else an action hits.
 *
 * @param ofCaller calls of the caller's principal, in all its sessions and with all its keys
 * @param onResource calls on the resource, of anyone
 * @param fromAddress calls from the address of the trigger, of anyone
 * @param onAddress principals that came from there within a day, whether or not a call of theirs is held
 */
public record Activity(
    List<Event> ofCaller, List<Event> onResource, List<Event> fromAddress, List<String> onAddress)
    implements Serializable {

  /** Nothing is held. */
  public static final Activity NONE = new Activity(List.of(), List.of(), List.of());

  private static final Duration LOOK_BACK = Duration.ofDays(30);
  private static final int MOST = 10;
  private static final int LONGEST = 100;

  public Activity {
    ofCaller = List.copyOf(ofCaller);
    onResource = List.copyOf(onResource);
    fromAddress = List.copyOf(fromAddress);
    onAddress = List.copyOf(onAddress);
  }

  /** Calls alone, which name all who came. */
  public Activity(List<Event> ofCaller, List<Event> onResource, List<Event> fromAddress) {
    this(ofCaller, onResource, fromAddress, List.of());
  }

  /** Sessions of the caller's role, each with its calls. */
  List<String> sessions(Instant time) {
    return seen(ofCaller, time, event -> {
      String session = PrincipalName.of(event).session();
      return session.isEmpty() ? "" : "session " + session;
    });
  }

  /** Keys and addresses that the caller's user was seen with. */
  List<String> keys(Instant time) {
    return seen(ofCaller, time, event -> {
      String key = event.text("userIdentity.accessKeyId");
      return (key.isEmpty() ? "no key" : key) + " from " + event.sourceAddress();
    });
  }

  /** Callers from other accounts, and anonymous ones, on the resource. */
  List<String> strangersOnResource(String owner, Instant time) {
    return seen(onResource, time, event -> {
      String account = event.text("userIdentity.accountId");
      return account.equals(owner) || !event.text("userIdentity.invokedBy").isEmpty()
          ? ""
          : account.isEmpty() || account.equalsIgnoreCase("ANONYMOUS_PRINCIPAL")
              ? "anyone (anonymous)"
              : account + " " + PrincipalName.of(event).name();
    });
  }

  /** Everyone on the resource. */
  List<String> onResource(Instant time) {
    return seen(onResource, time, Activity::who);
  }

  /** Everyone from the address. */
  List<String> fromAddress(Instant time) {
    return seen(fromAddress, time, Activity::who);
  }

  private static String who(Event event) {
    PrincipalName who = PrincipalName.of(event);
    return who.account() + " " + who.name()
        + (who.session().isEmpty() ? "" : " (session " + who.session() + ")");
  }

  private static List<String> seen(
      List<Event> events, Instant time, Function<Event, String> naming) {
    Map<String, List<Event>> byName = new TreeMap<>();
    events.stream()
        .filter(Event::succeeded)
        .filter(event -> isRecent(event, time))
        .forEach(event -> byName
            .computeIfAbsent(cut(naming.apply(event)), name -> new java.util.ArrayList<>())
            .add(event));
    byName.remove("");
    Stream<String> named = byName.entrySet().stream().limit(MOST).map(Activity::text);
    return byName.size() <= MOST
        ? named.toList()
        : Stream.concat(named, Stream.of("and " + (byName.size() - MOST) + " more"))
            .toList();
  }

  private static boolean isRecent(Event event, Instant time) {
    return event
        .time()
        .filter(at -> !at.isAfter(time) && at.isAfter(time.minus(LOOK_BACK)))
        .isPresent();
  }

  private static String text(Map.Entry<String, List<Event>> one) {
    Instant last = one.getValue().stream()
        .map(event -> event.time().orElseThrow())
        .max(Instant::compareTo)
        .orElseThrow();
    int calls = one.getValue().size();
    return "%s: %d %s held, last %s"
        .formatted(one.getKey(), calls, calls == 1 ? "call" : "calls", last);
  }

  static String cut(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
  }
}
