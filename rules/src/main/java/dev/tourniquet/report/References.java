package dev.tourniquet.report;

import dev.tourniquet.report.Investigation.Attribute;
import dev.tourniquet.report.Investigation.Calls;
import dev.tourniquet.report.Investigation.Change;
import dev.tourniquet.report.Investigation.Check;
import dev.tourniquet.report.Investigation.Edge;
import dev.tourniquet.report.Investigation.Hop;
import dev.tourniquet.triage.Sign;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a finding page links to: the entities and events that should have a page of their own. */
public final class References {
  private References() {}

  /** Every entity and event that the page of a finding links to, in the order of the page. */
  public static Set<EntityReference> of(Investigation it) {
    var references = new LinkedHashSet<EntityReference>();
    evidence(it).map(References::event).forEach(references::add);
    session(it).forEach(references::add);
    it.actorChain().items().stream().map(Hop::who).forEach(references::add);
    it.related().items().stream().map(Edge::to).forEach(references::add);
    calls(it).map(Calls::of).forEach(references::add);
    it.events().values().forEach(call -> {
      references.add(event(call.eventID()));
      references.addAll(call.links());
    });
    references.remove(null);
    return references;
  }

  /** The session that acted, when the logs name one. */
  private static Stream<EntityReference> session(Investigation it) {
    var actor = it.finding().actor();
    return actor == null || actor.session() == null
        ? Stream.of()
        : Stream.of(new EntityReference(EntityKind.SESSION, actor.session(), actor.session()));
  }

  private static EntityReference event(String id) {
    return new EntityReference(EntityKind.EVENT, id, id);
  }

  private static Stream<Calls> calls(Investigation it) {
    return Stream.of(
        it.callsByIp(), it.callsByIdentity(), it.callsByCredential(), it.callsOnResource());
  }

  private static Stream<String> evidence(Investigation it) {
    Stream<List<String>> lists = Stream.of(
            Stream.of(it.finding().trigger()),
            it.finding().signs().stream().map(Sign::evidence),
            it.actorChain().items().stream().map(Hop::evidence),
            it.configuration().attributes().stream().map(Attribute::evidence),
            it.related().items().stream().map(Edge::evidence),
            it.history().items().stream().map(Check::evidence))
        .flatMap(block -> block);
    Stream<String> changes =
        it.changes().items().stream().map(Change::event).filter(event -> event != null);
    return Stream.concat(lists.flatMap(Collection::stream), changes);
  }
}
