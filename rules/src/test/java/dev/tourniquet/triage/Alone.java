package dev.tourniquet.triage;

import dev.tourniquet.baseline.History;
import dev.tourniquet.organization.Organization;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.List;

/** Judges calls without history or inventory, and without more than the calls themselves. */
public final class Alone {

  private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

  private final Organization organization;

  private Alone(Organization organization) {
    this.organization = organization;
  }

  /** Nobody said who we are. */
  public static Alone unknown() {
    return new Alone(Organization.unknown());
  }

  public static Alone in(Organization organization) {
    return new Alone(organization);
  }

  /**
   * The case of one rule on one resource.
   *
   * @param around every call that is held, the triggers among them
   */
  public CaseFile file(TriageRule rule, String resource, List<Event> triggers, List<Event> around) {
    CallList calls = CallList.whole(around, List.of());
    List<Event> writes =
        around.stream().filter(event -> event.succeeded() && !event.readOnly()).toList();
    return new CaseFile(
        rule,
        new ResourceFile(resource, writes, List.of()),
        LATER,
        CallList.whole(triggers, List.of()),
        new Pivots(calls, calls, calls, calls, calls),
        List.of(),
        new Background(
            organization, History.NONE, List.of(), ResourceFile.NONE, CallerPermissions.UNKNOWN));
  }
}
