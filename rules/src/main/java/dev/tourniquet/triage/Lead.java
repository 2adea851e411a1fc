package dev.tourniquet.triage;

import dev.tourniquet.organization.Organization;
import dev.tourniquet.organization.Standing;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.exposure.Exposure;
import dev.tourniquet.triage.exposure.Grantee;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Chooses the trigger whose caller and source a case looks into. */
public final class Lead {

  private static final Comparator<Event> BY_WEIGHT = Comparator.comparing(Event::succeeded)
      .thenComparing(event -> event.time().orElse(Instant.MIN))
      .thenComparing(Event::id);

  private Lead() {}

  /**
   * The latest trigger that let in someone nobody vouches for; else the latest that took effect; else the latest
   * attempt. A share with our own backup account must not hide the one with a stranger before it.
   */
  public static Event of(List<Event> triggers, Organization organization) {
    return triggers.stream()
        .max(Comparator.comparing((Event event) -> letsInStranger(event, organization))
            .thenComparing(BY_WEIGHT))
        .orElseThrow(() -> new IllegalArgumentException("Cannot lead a case without triggers"));
  }

  private static boolean letsInStranger(Event event, Organization organization) {
    return event.succeeded()
        && Exposure.of(event).added().stream()
            .anyMatch(one -> isStranger(one, event, organization));
  }

  private static boolean isStranger(Grantee one, Event event, Organization organization) {
    return switch (one.kind()) {
      case PUBLIC, FEDERATED -> true;
      case ORGANIZATION -> !organization.owns(one.id());
      case ACCOUNT ->
        organization.standingAt(one.id(), event.time().orElse(Instant.MAX)).is(Standing.UNKNOWN);
    };
  }
}
