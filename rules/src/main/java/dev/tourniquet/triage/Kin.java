package dev.tourniquet.triage;

import dev.tourniquet.session.Issued;
import dev.tourniquet.session.Issues;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The caller of a case under its other names: who began its session, up the chain, and the roles that its session took. One
 * person as a user and in a role is one.
 */
final class Kin {

  private final Case c;
  private final Set<String> found = new HashSet<>();

  private Kin(Case c) {
    this.c = c;
  }

  /** Keys of these principals. */
  static Set<String> of(Case c) {
    Kin kin = new Kin(c);
    kin.found.add(c.keys().principal().value());
    kin.found.add(c.keys().actor().value());
    kin.above();
    kin.below();
    kin.found.remove("");
    return kin.found;
  }

  /** As far up as each step is sure; of Identity Center two calls tell of one session, by SAML and by its user. */
  private void above() {
    Set<String> seen = new HashSet<>();
    Optional<String> session = Optional.of(c.keys().session().value());
    while (session.isPresent() && seen.add(session.get())) {
      List<SessionEdge> steps = steps(session.get());
      steps.forEach(step -> {
        found.add(step.issue().issuer().principal().value());
        found.add(step.issue().issuer().actor().value());
      });
      session =
          steps.stream().filter(SessionEdge::followed).map(SessionEdge::parent).findFirst();
    }
  }

  private List<SessionEdge> steps(String session) {
    return c.background().chain().steps().stream()
        .filter(step -> step.session().equals(session))
        .filter(step -> step.followed() || step.candidates() == 1)
        .filter(step -> step.confidence().compareTo(Confidence.STRONG) >= 0)
        .toList();
  }

  private void below() {
    Stream.of(c.triggers(), c.file().pivots().bySession().events())
        .flatMap(List::stream)
        .filter(this::isOfSession)
        .flatMap(event -> Issues.of(event).stream())
        .map(issue -> role(issue.issued()))
        .forEach(found::add);
  }

  private boolean isOfSession(Event event) {
    return EventKeys.of(event).session().value().equals(c.keys().session().value());
  }

  /** The key of the role whose session was issued; empty for everything else. */
  private static String role(Issued issued) {
    String[] arn = issued.roleArn().split(":", 6);
    String id = issued.principalId().split(":", 2)[0];
    return arn.length < 6 || id.isEmpty() ? "" : "role:" + arn[4] + ":" + id;
  }
}
