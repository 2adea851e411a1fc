package dev.tourniquet.investigation;

import dev.tourniquet.session.IssueKind;
import dev.tourniquet.session.Issuer;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Key;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Finding.Human;
import java.util.Optional;
import java.util.Set;

/** Names the person behind a role by the call that let the person in, where the chain reaches it. */
final class Humans {
  /** How a principal's key says that it is a person, not a role or a service. */
  private static final Set<String> PEOPLE =
      Set.of("saml-user", "identity-center-user", "identity-center-legacy");

  /** How an actor's key says that AWS, or the caller, names a person. */
  private static final Set<String> NAMED =
      Set.of("on-behalf-of", "source-identity", "identity-center-session-name");

  /** Steps that only a person with a browser takes. */
  private static final Set<IssueKind> IN_PERSON =
      Set.of(IssueKind.CONSOLE_LOGIN, IssueKind.SWITCH_ROLE);

  private Humans() {}

  /** The person that issued the credentials, if it was one, no surer than the way there. */
  static Optional<Human> of(SessionEdge edge, Confidence sure) {
    return sure == Confidence.NONE ? Optional.empty() : person(edge, sure);
  }

  private static Optional<Human> person(SessionEdge edge, Confidence sure) {
    Issuer issuer = edge.issue().issuer();
    Key principal = issuer.principal();
    if (!edge.issue().kind().leadsOn()) {
      return Optional.empty();
    }
    if (PEOPLE.contains(principal.how())) {
      return Optional.of(new Human(
          issuer.name().name(),
          principal.how(),
          sure.and(principal.confidence()).name()));
    }
    Key actor = issuer.actor();
    if (NAMED.contains(actor.how())) {
      String name = actor.value().substring(actor.value().indexOf(':') + 1);
      return Optional.of(
          new Human(name, actor.how(), sure.and(actor.confidence()).name()));
    }
    return user(edge, sure);
  }

  /** Programs neither type a password nor show a second factor. */
  private static Optional<Human> user(SessionEdge edge, Confidence sure) {
    Issuer issuer = edge.issue().issuer();
    boolean durable = issuer.principal().value().startsWith("iamuser:")
        || issuer.principal().value().startsWith("root:");
    boolean inPerson = IN_PERSON.contains(edge.issue().kind());
    if (!durable || !(inPerson || edge.issue().terms().mfa())) {
      return Optional.empty();
    }
    return Optional.of(new Human(
        issuer.name().name(),
        inPerson ? "console-sign-in" : "second-factor",
        sure.and(Confidence.STRONG).name()));
  }

  /** The finding with the surest name: a session name is the caller's word, a sign-in is proof. */
  static Finding named(Finding finding, Optional<Human> person) {
    return person
        .filter(human ->
            finding.actor().human() == null || isSurer(human, finding.actor().human()))
        .map(human -> with(finding, human))
        .orElse(finding);
  }

  static boolean isSurer(Human one, Human other) {
    return Confidence.valueOf(one.confidence()).compareTo(Confidence.valueOf(other.confidence()))
        > 0;
  }

  private static Finding with(Finding f, Human human) {
    return new Finding(
        f.id(),
        f.rule(),
        f.verdict(),
        f.bleeding(),
        f.stopTheBleed(),
        f.summary(),
        f.resource(),
        f.actor().of(human),
        f.source(),
        f.trigger(),
        f.firstSeen(),
        f.lastSeen(),
        f.signs(),
        f.containment(),
        f.gaps(),
        f.page(),
        f.data());
  }
}
