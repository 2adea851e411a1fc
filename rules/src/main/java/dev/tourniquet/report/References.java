package dev.tourniquet.report;

import dev.tourniquet.report.ActorView.Hop;
import dev.tourniquet.report.HistoryView.Change;
import dev.tourniquet.report.HistoryView.Check;
import dev.tourniquet.report.Investigation.Calls;
import dev.tourniquet.report.ResourceView.Attribute;
import dev.tourniquet.report.ResourceView.Edge;
import dev.tourniquet.triage.Sign;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a finding page links to: the entities and events that should have a page of their own. */
public final class References {
  private References() {}

  /**
   * Every entity and event that the page of a finding links to, each once. Where two references name the same thing,
   * the one with the better label is taken.
   */
  public static Collection<EntityReference> of(Investigation it) {
    var byPage = new LinkedHashMap<String, EntityReference>();
    Stream.of(
            calls(it).map(Calls::of),
            it.actorChain().items().stream().map(Hop::who),
            it.related().items().stream().map(Edge::to),
            it.events().values().stream().flatMap(call -> call.links().stream()),
            it.events().keySet().stream().map(References::event),
            evidence(it).map(References::event),
            session(it),
            it.changes().items().stream().map(Change::principal).map(References::identity))
        .flatMap(references -> references)
        .filter(Objects::nonNull)
        .forEach(reference -> byPage.putIfAbsent(PagePaths.of(reference), reference));
    return List.copyOf(byPage.values());
  }

  /** Paths of the pages of what a finding is about: its caller, address, credential and resource, and the calls that met its rule. */
  public static Set<String> subjects(Investigation it) {
    return Stream.of(
            calls(it).map(Calls::of),
            session(it),
            it.finding().trigger().stream().map(References::event))
        .flatMap(references -> references)
        .filter(Objects::nonNull)
        .map(PagePaths::of)
        .collect(Collectors.toSet());
  }

  private static Stream<EntityReference> session(Investigation it) {
    var actor = it.finding().actor();
    return actor == null || actor.session() == null
        ? Stream.of()
        : Stream.of(new EntityReference(EntityKind.SESSION, actor.session(), actor.session()));
  }

  private static EntityReference identity(String key) {
    return key == null ? null : new EntityReference(EntityKind.IDENTITY, key, key);
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
        it.changes().items().stream().map(Change::event).filter(Objects::nonNull);
    return Stream.concat(lists.flatMap(Collection::stream), changes);
  }
}
