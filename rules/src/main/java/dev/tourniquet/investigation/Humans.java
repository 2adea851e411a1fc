package dev.tourniquet.investigation;

import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.report.Investigation.Hop;
import dev.tourniquet.triage.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names the person behind a role by the call that let the person in, where the chain reaches it. */
final class Humans {
  /** How a chain's hop names a person rather than a role or a service. */
  private static final Set<String> PEOPLE = Set.of("saml-user", "identity-center-user");

  private static final List<String> ORDER = List.of("NONE", "WEAK", "STRONG", "EXACT");

  private Humans() {}

  /** The finding with the surest name: a session name is the caller's word, a sign-in is proof. */
  static Finding named(Finding finding, Block<Hop> chain) {
    return person(chain)
        .filter(hop -> surer(hop, finding.actor().human()))
        .map(hop -> with(finding, new Finding.Human(hop.who().label(), hop.how(), weakest(chain))))
        .orElse(finding);
  }

  private static Optional<Hop> person(Block<Hop> chain) {
    return chain.items().stream().filter(hop -> PEOPLE.contains(hop.how())).findFirst();
  }

  private static boolean surer(Hop hop, Finding.Human known) {
    return known == null || ORDER.indexOf(hop.confidence()) > ORDER.indexOf(known.confidence());
  }

  /** A chain is as sure as its weakest hop. */
  private static String weakest(Block<Hop> chain) {
    return chain.items().stream()
        .map(Hop::confidence)
        .min((a, b) -> Integer.compare(ORDER.indexOf(a), ORDER.indexOf(b)))
        .orElse("NONE");
  }

  private static Finding with(Finding f, Finding.Human human) {
    Finding.Actor actor = f.actor();
    return new Finding(
        f.id(),
        f.rule(),
        f.verdict(),
        f.bleeding(),
        f.stopTheBleed(),
        f.summary(),
        f.resource(),
        new Finding.Actor(
            actor.principal(), actor.arn(), actor.session(), actor.credential(), human),
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
