package dev.tourniquet.investigation;

import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.report.Investigation.Hop;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.PrincipalName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From the session that acted towards the person or workload that started it, as far as the calls held tell. */
final class ActorChain {

  /** Role chaining deeper than this was never seen; a cycle would be an error of ours. */
  private static final int DEEPEST = 8;

  private static final Set<String> ISSUING = Set.of(
      "AssumeRole",
      "AssumeRoleWithSAML",
      "AssumeRoleWithWebIdentity",
      "GetFederationToken",
      "GetSessionToken");

  private final Collection<Event> calls;
  private final List<Hop> hops = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  private ActorChain(Collection<Event> calls) {
    this.calls = calls;
  }

  static Block<Hop> of(Event lead, Collection<Event> calls) {
    ActorChain chain = new ActorChain(calls);
    chain.follow(lead);
    return Block.whole(chain.hops, chain.gaps);
  }

  private void follow(Event lead) {
    Event event = lead;
    for (int depth = 0; depth < DEEPEST; depth++) {
      add(event);
      if (!isTemporary(event)) {
        return;
      }
      Optional<Event> issue = issueOf(event);
      if (issue.isEmpty()) {
        person(event);
        return;
      }
      event = issue.get();
    }
    gaps.add("chain: cut after " + DEEPEST + " hops");
  }

  private void add(Event event) {
    EventKeys keys = EventKeys.of(event);
    PrincipalName name = PrincipalName.of(event);
    if (keys.session().present() && !name.session().isEmpty()) {
      hops.add(hop(EntityKind.SESSION, keys.session(), name.session(), "session", event));
    }
    hops.add(hop(EntityKind.IDENTITY, keys.principal(), name.name(), "principal", event));
  }

  private static Hop hop(EntityKind kind, Key key, String label, String what, Event event) {
    return new Hop(
        new EntityReference(kind, key.value(), label.isEmpty() ? key.value() : label),
        what,
        key.how(),
        key.confidence().name(),
        List.of(event.id()));
  }

  /** The chain breaks here: who stands behind the session as far as its own record tells. */
  private void person(Event event) {
    Key actor = EventKeys.of(event).actor();
    String session = PrincipalName.of(event).session();
    gaps.add("chain: the call that issued the session "
        + (session.isEmpty() ? "" : "'" + session + "' ")
        + "is not among the calls held; it was issued at "
        + issued(event));
    if (actor.present() && actor.confidence() != Confidence.NONE) {
      hops.add(hop(EntityKind.IDENTITY, actor, actor.value(), "person or workload", event));
    } else {
      gaps.add("person: the record names nobody behind the session");
    }
  }

  private static String issued(Event event) {
    String created = event.text("userIdentity.sessionContext.attributes.creationDate");
    return created.isEmpty() ? "a time the record does not tell" : created;
  }

  private static boolean isTemporary(Event event) {
    return !event.at("userIdentity.sessionContext").isMissingNode();
  }

  /** By the key first; Identity Center and the console use other keys than were issued, so else by session and time. */
  private Optional<Event> issueOf(Event event) {
    String key = event.text("userIdentity.accessKeyId");
    String principal = event.text("userIdentity.principalId");
    String created = event.text("userIdentity.sessionContext.attributes.creationDate");
    return calls.stream()
        .filter(one -> ISSUING.contains(one.operation()) && one.succeeded())
        .filter(one -> !one.id().equals(event.id()))
        .filter(one -> (!key.isEmpty() && issuedKey(one).equals(key))
            || (one.text("responseElements.assumedRoleUser.assumedRoleId").equals(principal)
                && one.text("eventTime").equals(created)))
        .findFirst();
  }

  private static String issuedKey(Event issue) {
    return issue.text("responseElements.credentials.accessKeyId");
  }
}
