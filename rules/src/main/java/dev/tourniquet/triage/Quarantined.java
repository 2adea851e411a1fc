package dev.tourniquet.triage;

import dev.tourniquet.baseline.Incident;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether AWS put the caller into quarantine, as it does with a user whose key it found in public, and nobody had let it
 * out again by the time of the event. What the caller took off itself in the incident is still a sign.
 */
final class Quarantined {

  /** AWS's own policies, of which there are several versions: anyone can give one of the customer that name. */
  private static final Pattern QUARANTINE =
      Pattern.compile("arn:aws[a-z-]*:iam::aws:policy/AWSCompromisedKeyQuarantine\\w*");

  private Quarantined() {}

  static Optional<Clue> of(Case c) {
    List<Event> lasting = writes(c, "AttachUserPolicy")
        .filter(attached -> writes(c, "DetachUserPolicy").noneMatch(end -> ends(end, attached, c)))
        .toList();
    return lasting.isEmpty()
        ? Optional.empty()
        : Optional.of(Clue.of(
            Weight.QUARANTINED,
            "AWS put it into quarantine: a key of it was found in public.",
            lasting));
  }

  private static boolean ends(Event end, Event attached, Case c) {
    Instant when = end.time().orElseThrow();
    boolean own = new OwnCalls(c).has(end) && !when.isBefore(c.time().minus(Incident.LEAD));
    return slot(end, c).equals(slot(attached, c))
        && when.isAfter(attached.time().orElseThrow())
        && !when.isAfter(c.time())
        && !own;
  }

  private static Stream<Event> writes(Case c, String operation) {
    return c.background().actor().writes().stream()
        .filter(event -> event.succeeded() && event.operation().equals(operation))
        .filter(event ->
            QUARANTINE.matcher(event.text("requestParameters.policyArn")).matches())
        .filter(event -> !slot(event, c).isEmpty());
  }

  private static String slot(Event event, Case c) {
    return new CallerWrite(event).slot(c);
  }
}
