package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What about the caller was made or changed within a day before. */
final class Freshness {

  private static final long DAY = 24 * 60;
  private static final Set<String> MADE = Set.of(
      "CreateUser",
      "CreateRole",
      "CreateAccessKey",
      "CreateLoginProfile",
      "AttachUserPolicy",
      "AttachRolePolicy",
      "PutUserPolicy",
      "PutRolePolicy",
      "AddUserToGroup",
      "UpdateAssumeRolePolicy");

  private Freshness() {}

  /** The latest such call before the lead; a key counts only when it is the one that was used. */
  static Optional<Event> of(Case c) {
    return c.background().actor().writes().stream()
        .filter(Event::succeeded)
        .filter(event -> MADE.contains(event.operation()))
        .filter(event -> minutes(event, c) > 0 && minutes(event, c) <= DAY)
        .filter(event -> !event.operation().equals("CreateAccessKey")
            || event
                .text("responseElements.accessKey.accessKeyId")
                .equals(c.keys().credential().value()))
        .filter(event -> !CallerContainment.of(c).contains(event))
        .reduce((first, second) -> second);
  }

  static String text(Event event, Case c) {
    long minutes = minutes(event, c);
    return "FRESH: %s by %s came only %s before."
        .formatted(
            event.operation(),
            PrincipalName.of(event).name(),
            minutes < 120 ? Words.count(minutes, "minute") : Words.count(minutes / 60, "hour"));
  }

  private static long minutes(Event event, Case c) {
    return Duration.between(event.time().orElseThrow(), c.time()).toMinutes();
  }
}
