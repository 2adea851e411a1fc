package dev.tourniquet.investigation;

import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.report.ActorView;
import dev.tourniquet.report.Call;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.PrincipalName;
import dev.tourniquet.triage.Ancestry;
import dev.tourniquet.triage.CallerPermissions;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.FoldedResource;
import dev.tourniquet.triage.Pivots;
import dev.tourniquet.triage.Triage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out everything a responder wants to see on opening a finding. */
public final class Investigator {

  private Investigator() {}

  /** Judges the case and gathers what its file holds. */
  public static Investigation investigate(CaseFile file) {
    Finding finding = Triage.judge(file);
    Map<String, Event> events = events(file);
    FoldedResource folded = FoldedResource.of(file);
    Event lead = file.lead();
    Pivots pivots = file.pivots();
    var configuration = ResourceBlocks.configuration(file, folded, events.keySet());
    Ancestry ancestry = Ancestry.of(file);
    var related = RelatedBlock.of(file.resource(), ancestry, names(events));
    var origin = OriginBlock.of(file, ancestry);
    var walked = ActorChain.of(file, events.keySet());
    var chain = walked.block();
    var history = CheckHistory.of(file, folded, finding, events.keySet());
    var changes = ChangeBlock.of(file, folded, events.keySet());
    Set<String> cited = new HashSet<>(finding.trigger());
    finding.signs().forEach(sign -> cited.addAll(sign.evidence()));
    configuration.attributes().forEach(attribute -> cited.addAll(attribute.evidence()));
    related.items().forEach(edge -> cited.addAll(edge.evidence()));
    chain.items().forEach(hop -> cited.addAll(hop.evidence()));
    history.items().forEach(check -> cited.addAll(check.evidence()));
    origin.ways().forEach(way -> cited.addAll(way.evidence()));
    changes.items().forEach(change -> {
      cited.add(change.event());
      cited.addAll(change.otherEvents());
    });
    listed(pivots).forEach(event -> cited.add(event.id()));
    return new Investigation(
        Humans.named(finding, walked.person()),
        configuration,
        related,
        origin,
        chain,
        history,
        Calls.of(
            Entities.of(lead, EntityKind.IP), pivots.byIp(), "calls by address: none is recorded"),
        Calls.of(
            Entities.of(lead, EntityKind.IDENTITY),
            pivots.byIdentity(),
            "calls by identity: the record names none"),
        Calls.of(
            Entities.of(lead, EntityKind.CREDENTIAL),
            pivots.byCredential(),
            "calls by credential: the record names no access key"),
        Calls.of(
            Entities.resource(file.resource().resourceKey()),
            pivots.onResource(),
            "calls on the resource: none is named"),
        changes,
        permissions(file.background().permissions()),
        CarriedRoles.of(file, ancestry.edges()),
        file.background().coverage().stream().map(Investigator::coverage).toList(),
        Block.whole(List.of(), List.of()),
        calls(events, cited));
  }

  /** Every event that any part of the investigation may cite; the page holds those that one does. */
  private static Map<String, Event> events(CaseFile file) {
    Pivots pivots = file.pivots();
    Map<String, Event> events = new LinkedHashMap<>();
    Stream<List<Event>> lists = Stream.of(
        file.trigger().events(),
        pivots.onResource().events(),
        pivots.byIdentity().events(),
        pivots.bySession().events(),
        pivots.byCredential().events(),
        pivots.byIp().events(),
        pivots.byIdentity().further(),
        pivots.byCredential().further(),
        file.resource().writes(),
        file.background().actor().writes(),
        file.background().chain().calls());
    Stream.concat(lists, file.related().stream().map(related -> related.writes()))
        .flatMap(List::stream)
        .forEach(event -> events.putIfAbsent(event.id(), event));
    return events;
  }

  private static Map<String, String> names(Map<String, Event> events) {
    return events.values().stream()
        .collect(Collectors.toMap(
            event -> EventKeys.of(event).principal().value(),
            event -> PrincipalName.of(event).name(),
            (one, other) -> one.isEmpty() ? other : one));
  }

  private static Stream<Event> listed(Pivots pivots) {
    return Stream.of(pivots.onResource(), pivots.byIdentity(), pivots.byCredential(), pivots.byIp())
        .flatMap(list -> list.events().stream());
  }

  private static Map<String, Call> calls(Map<String, Event> events, Set<String> cited) {
    return events.values().stream()
        .filter(event -> cited.contains(event.id()))
        .collect(Collectors.toMap(Event::id, Calls::of));
  }

  private static ActorView.Permissions permissions(CallerPermissions known) {
    return permissions(null, known);
  }

  /** What a principal may do, as a block of the page. */
  static ActorView.Permissions permissions(String of, CallerPermissions known) {
    return new ActorView.Permissions(
        of,
        known.permissionClass(),
        known.sentence(),
        known.atLeast(),
        known.atMost(),
        known.flags(),
        known.statements(),
        known.paths(),
        known.gaps());
  }

  private static Investigation.Coverage coverage(Coverage one) {
    return new Investigation.Coverage(
        one.account(), one.region(), one.from(), one.to(), one.files(), one.events(), one.gaps());
  }
}
