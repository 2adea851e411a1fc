package dev.tourniquet.triage.investigation;

import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.report.Call;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.Investigation;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.trail.Event;
import dev.tourniquet.triage.Ancestry;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.FoldedResource;
import dev.tourniquet.triage.Pivots;
import dev.tourniquet.triage.Triage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out everything a responder wants to see on opening a finding. */
public final class Investigator {

  private static final String NOT_EVALUATED =
      "PERMISSIONS_NOT_EVALUATED: policies are not evaluated";

  private Investigator() {}

  /** Judges the case and gathers what its file holds. */
  public static Investigation investigate(CaseFile file) {
    Finding finding = Triage.judge(file);
    Map<String, Event> events = events(file);
    FoldedResource folded = FoldedResource.of(file);
    Event lead = file.lead();
    Pivots pivots = file.pivots();
    return new Investigation(
        finding,
        ResourceBlocks.configuration(file, folded),
        ResourceBlocks.related(Ancestry.of(file)),
        ActorChain.of(lead, events.values()),
        CheckHistory.of(file, folded, finding),
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
        ResourceBlocks.changes(folded, events),
        permissions(),
        new Investigation.ResourcePermissions(0, List.of(), List.of(NOT_EVALUATED)),
        file.background().coverage().stream().map(Investigator::coverage).toList(),
        calls(events));
  }

  /** Every event that any part of the investigation may cite. */
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
        file.resource().writes(),
        file.background().actor().writes());
    Stream.concat(lists, file.related().stream().map(related -> related.writes()))
        .flatMap(List::stream)
        .forEach(event -> events.putIfAbsent(event.id(), event));
    return events;
  }

  private static Map<String, Call> calls(Map<String, Event> events) {
    return events.values().stream().collect(Collectors.toMap(Event::id, Calls::of));
  }

  private static Investigation.Permissions permissions() {
    return new Investigation.Permissions(
        "UNKNOWN",
        "What the caller may do is not evaluated.",
        null,
        null,
        List.of(),
        List.of(),
        List.of(NOT_EVALUATED));
  }

  private static Investigation.Coverage coverage(Coverage one) {
    return new Investigation.Coverage(
        one.account(), one.region(), one.from(), one.to(), one.files(), one.events(), one.gaps());
  }

  /** A list with the name of what is missing from it. */
  static <T extends java.io.Serializable> Block<T> block(List<T> items, String gapIfEmpty) {
    return Block.whole(items, items.isEmpty() ? List.of(gapIfEmpty) : List.of());
  }
}
