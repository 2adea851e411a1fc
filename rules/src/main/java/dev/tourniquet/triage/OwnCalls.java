package dev.tourniquet.triage;

import dev.tourniquet.baseline.Incident;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the caller of a case does to itself. A thief who makes a new key and switches the old one off stops nobody: that
 * is cover, and looks like a rotation.
 */
record OwnCalls(Case c) {

  /** AWS names these actors; every other name of a session is chosen by whoever begins it. */
  private static final Set<String> PEOPLE = Set.of("on-behalf-of", "identity-center-session-name");

  private static final String KEY = "requestParameters.accessKeyId";

  /** Whether the caller made the call: another person in the same role of Identity Center is somebody else. */
  boolean has(Event event) {
    EventKeys keys = EventKeys.of(event);
    return same(keys.credential(), c.keys().credential())
        || same(keys.session(), c.keys().session())
        || same(keys.actor(), c.keys().actor())
        || (same(keys.principal(), c.keys().principal()) && !isAnotherPerson(keys.actor()));
  }

  private boolean isAnotherPerson(Key actor) {
    return PEOPLE.contains(actor.how()) && PEOPLE.contains(c.keys().actor().how());
  }

  private static boolean same(Key one, Key other) {
    return one.present() && one.value().equals(other.value());
  }

  /** The call by which it got another key of its own, in the incident, that nobody else made inactive since. */
  Optional<Event> anotherKey() {
    return writes().stream()
        .filter(event -> isCall(event, "CreateAccessKey") && has(event) && isForItself(event))
        .filter(event ->
            !event.time().orElseThrow().isBefore(c.time().minus(Incident.LEAD)) && works(event))
        .reduce((one, later) -> later);
  }

  /** Without a name the key is the caller's own. */
  private boolean isForItself(Event made) {
    String user = made.text("responseElements.accessKey.userName");
    return user.isEmpty() || user.equalsIgnoreCase(c.caller().name());
  }

  private boolean works(Event made) {
    String key = made.text("responseElements.accessKey.accessKeyId");
    return writes().stream()
        .filter(event -> event.text(KEY).equals(key))
        .filter(event -> isCall(event, "UpdateAccessKey") || isCall(event, "DeleteAccessKey"))
        .reduce((one, later) -> later)
        .filter(last -> !has(last) && !last.text("requestParameters.status").equals("Active"))
        .isEmpty();
  }

  private List<Event> writes() {
    return c.background().actor().writes().stream().filter(Event::succeeded).toList();
  }

  private static boolean isCall(Event event, String operation) {
    return event.service().equals("iam") && event.operation().equals(operation);
  }
}
