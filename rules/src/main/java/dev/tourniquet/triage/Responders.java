package dev.tourniquet.triage;

import dev.tourniquet.organization.Organization;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.PrincipalName;

/** Tells the responder's own calls. */
final class Responders {

  /** What {@code contain} writes into the user agent of its calls. Anyone can: it names a call, and clears nothing. */
  private static final String MARK = "tourniquet-contain/";

  private Responders() {}

  /** Whether the organization names the caller as a responder. */
  static boolean is(Event event, Organization organization) {
    return organization.isResponder(PrincipalName.of(event).arn()).isPresent();
  }

  /** {@code  (a responder)} or what else is known of who made the call; empty for everyone else. */
  static String note(Event event, Organization organization) {
    if (is(event, organization)) {
      return " (a responder)";
    }
    return event.userAgent().contains(MARK) ? " (says that it is a containment by Tourniquet)" : "";
  }
}
