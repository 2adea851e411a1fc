package dev.tourniquet.investigation;

import dev.tourniquet.report.ActorView.Hop;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.session.Break;
import dev.tourniquet.session.Issuer;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.session.SessionFacts;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.Finding.Human;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From the session that acted towards the person or workload that started it, as far as the calls held tell. */
final class ActorChain {

  /** Role chaining deeper than this was never seen. */
  static final int DEEPEST = 8;

  private final CaseFile file;
  private final Set<String> held;
  private final Map<String, List<SessionEdge>> edges;
  private final List<Hop> hops = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Human person;
  /** A chain is as sure as its weakest step. */
  private Confidence surety = Confidence.EXACT;

  private ActorChain(CaseFile file, Set<String> held) {
    this.file = file;
    this.held = Set.copyOf(held);
    this.edges = file.background().chain().steps().stream()
        .collect(Collectors.groupingBy(SessionEdge::session));
  }

  /**
   * The chain of a case.
   *
   * @param held ids of the events the case holds: no other is cited, for it could not be shown
   */
  static ActorChain of(CaseFile file, Set<String> held) {
    ActorChain chain = new ActorChain(file, held);
    chain.hops.addAll(ChainHops.of(file.lead()));
    chain.follow();
    return chain;
  }

  /** The hops, with where the chain breaks. */
  Block<Hop> block() {
    List<Hop> shown = hops.stream()
        .map(hop -> new Hop(
            hop.who(),
            hop.what(),
            hop.how(),
            hop.confidence(),
            hop.evidence().stream().filter(held::contains).toList()))
        .toList();
    return Block.whole(shown, gaps);
  }

  /** The person the chain leads to. */
  Optional<Human> person() {
    return Optional.ofNullable(person);
  }

  private void follow() {
    Issuer at = Issuer.of(file.lead());
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (at.session().present() && !seen.add(at.session().value())) {
        gaps.add("chain: it comes back to session '" + at.name().session()
            + "', which it passed before; who began it is not told");
        return;
      }
      Optional<SessionEdge> step = step(at);
      if (step.isEmpty()) {
        end(at, depth == 0);
        return;
      }
      at = step.get().issue().issuer();
    }
    gaps.add("chain: cut after " + DEEPEST + " sessions");
  }

  /** Takes the step up from there, if a call held tells of one. */
  private Optional<SessionEdge> step(Issuer at) {
    List<SessionEdge> known = edges.getOrDefault(at.session().value(), List.of());
    Optional<SessionEdge> step = known.stream().filter(SessionEdge::followed).findFirst();
    step.ifPresent(edge -> {
      surety = surety.and(edge.confidence());
      hops.addAll(ChainHops.of(edge, surety));
      name(edge);
    });
    known.stream().filter(edge -> !edge.followed()).forEach(edge -> {
      hops.add(ChainHops.beside(edge));
      name(edge);
    });
    return step;
  }

  private void name(SessionEdge edge) {
    Humans.of(edge, surety.and(edge.confidence()))
        .filter(human -> person == null || Humans.isSurer(human, person))
        .ifPresent(human -> person = human);
  }

  /** Long-term credentials, people and services end a chain; where temporary ones do, it is broken. */
  private void end(Issuer at, boolean atTheCallItself) {
    if (!at.temporary() && !at.foreign()) {
      return;
    }
    gaps.add(new Break(at, atTheCallItself ? forwarder() : "")
        .sentence(file.background().held()));
    if (at.foreign()) {
      return;
    }
    if (!at.actor().present() || at.actor().confidence() == Confidence.NONE) {
      gaps.add("person: the record names nobody behind the session");
    } else if (!at.actor().value().equals(at.principal().value())) {
      Event lead = file.lead();
      hops.add(ChainHops.behind(at.actor(), atTheCallItself ? lead.id() : lastEvidence()));
    }
  }

  private String forwarder() {
    return SessionFacts.of(file.lead())
        .filter(SessionFacts::forwarded)
        .map(facts -> facts.activity().forwarder())
        .orElse("");
  }

  private String lastEvidence() {
    return hops.get(hops.size() - 1).evidence().get(0);
  }
}
