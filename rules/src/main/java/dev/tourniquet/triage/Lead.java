package dev.tourniquet.triage;

import dev.tourniquet.organization.Organization;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.triage.exposure.Exposure;
import dev.tourniquet.triage.exposure.HeldTo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Chooses the trigger whose caller and source a case looks into. */
public final class Lead {

  private Lead() {}

  /**
   * The latest trigger that took effect, else the latest attempt. Who let someone in leads before who put it right, and a
   * responder who writes the resource to contain it does not lead the case in place of whom it is about.
   */
  public static Event of(List<Event> triggers, Organization organization) {
    return triggers.stream()
        .max(Comparator.comparing(Event::succeeded)
            .thenComparing(Lead::mayOpen)
            .thenComparing(event -> !Responders.is(event, organization))
            .thenComparing(event -> event.time().orElse(Instant.MIN))
            .thenComparing(Event::id))
        .orElseThrow(() -> new IllegalArgumentException("Cannot lead a case without triggers"));
  }

  /**
   * What a call asked for, by whom, and what came of it: two with the same answer say the same of who was let in, so that a
   * case needs only one of them.
   */
  public static String asked(Event event) {
    return String.join(
        "\n",
        EventKeys.of(event).principal().value(),
        event.text("userIdentity.accountId"),
        event.service() + ":" + event.name(),
        event.errorCode(),
        event.at("requestParameters").toString(),
        event.at("serviceEventDetails").toString(),
        event.at("resources").toString());
  }

  /** Whether a call lets in someone from outside, does not tell, or is not about access; AWS's note of a use is no call. */
  public static boolean mayOpen(Event event) {
    Exposure exposure = Exposure.of(event);
    return (exposure.isNone() && !Taken.is(event))
        || !exposure.added().isEmpty()
        || !HeldTo.of(event).isEmpty();
  }
}
