package dev.tourniquet.triage;

import dev.tourniquet.baseline.Networks;
import dev.tourniquet.session.IssueKind;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Invocation;
import dev.tourniquet.trail.SourceAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Credentials that were asked for in one place and used in an unrelated one. Brokers of credentials do that by trade, so
 * it is told and weighs nothing.
 */
final class IssuedElsewhere {

  /** What a caller asks for himself; a service asks from its own place. */
  private static final Set<IssueKind> ASKED = EnumSet.of(
      IssueKind.ASSUME_ROLE,
      IssueKind.SAML,
      IssueKind.WEB_IDENTITY,
      IssueKind.SESSION_TOKEN,
      IssueKind.FEDERATION_TOKEN,
      IssueKind.OAUTH_LOGIN,
      IssueKind.CONSOLE_LOGIN);

  private IssuedElsewhere() {}

  /** The first direct call of the session that is held, beside the call that issued the session. */
  static Optional<Clue> of(Case c, List<Event> session) {
    Optional<Event> first = session.stream()
        .filter(event -> Invocation.of(event).kind() == Invocation.Kind.DIRECT)
        .filter(event -> event.text("vpcEndpointId").isEmpty())
        .findFirst();
    return first.flatMap(used -> c.background().chain().steps().stream()
        .filter(
            step -> step.followed() && step.session().equals(c.keys().session().value()))
        .filter(step -> ASKED.contains(step.issue().kind()))
        .filter(step -> step.confidence().compareTo(Confidence.STRONG) >= 0)
        .findFirst()
        .flatMap(step -> clue(step, used, c)));
  }

  private static Optional<Clue> clue(SessionEdge step, Event used, Case c) {
    return c.background().chain().calls().stream()
        .filter(call -> call.id().equals(step.issue().call().eventId()))
        .filter(call -> Networks.isUnrelated(SourceAddress.of(call), SourceAddress.of(used)))
        .filter(call -> !(isOurs(call, c) && isOurs(used, c)))
        .findFirst()
        .map(call -> Clue.of(
            Weight.NOTE,
            "Its credentials were issued to %s, by %s at %s, and used from %s at %s, an unrelated network."
                .formatted(
                    call.sourceAddress(),
                    call.operation(),
                    Words.time(call.time().orElseThrow()),
                    used.sourceAddress(),
                    Words.time(used.time().orElseThrow())),
            List.of(call, used)));
  }

  private static boolean isOurs(Event event, Case c) {
    return c.organization().networkOf(event.sourceAddress()).isPresent();
  }
}
