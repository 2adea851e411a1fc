package dev.tourniquet.triage;

import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.baseline.Incident;
import dev.tourniquet.lineage.Edges;
import dev.tourniquet.lineage.Labels;
import dev.tourniquet.lineage.Lineage;
import dev.tourniquet.lineage.Names;
import dev.tourniquet.lineage.Origin;
import dev.tourniquet.lineage.OriginPath;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.lineage.TagChange;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resource and what it came from, with the names and tags they had before the incident.
 *
 * @param members the resource itself, then what is on the ways to its origins, nearest first
 * @param origin the ways to where the content began
 * @param gaps what is not known of the origin
 */
public record Ancestry(
    List<Member> members, List<ResourceEdge> edges, Origin origin, List<String> gaps) {

  public Ancestry {
    members = List.copyOf(members);
    edges = List.copyOf(edges);
    gaps = List.copyOf(gaps);
  }

  /**
   * One resource of the ancestry.
   *
   * @param itself whether it is the case's own resource
   * @param evidence event ids and describing calls that lead to it and name it
   */
  public record Member(ResourceKey key, boolean itself, Labels labels, List<String> evidence) {
    public Member {
      evidence = List.copyOf(evidence);
    }
  }

  static Ancestry of(Case c) {
    return of(c.file());
  }

  /** Traces the case's resource over the edges that its file holds. */
  public static Ancestry of(CaseFile file) {
    List<ResourceFile> files =
        Stream.concat(Stream.of(file.resource()), file.related().stream()).toList();
    List<ResourceEdge> edges = files.stream()
        .flatMap(one -> Stream.concat(
            one.writes().stream().flatMap(event -> Edges.of(event).stream()),
            one.items().stream().flatMap(item -> Edges.of(item).stream())))
        .distinct()
        .toList();
    List<TagChange> tags = files.stream()
        .flatMap(one -> Stream.concat(
            one.writes().stream().flatMap(event -> Names.of(event).stream()),
            one.items().stream().flatMap(item -> Names.of(item).stream())))
        .distinct()
        .toList();
    Instant trigger = file.trigger().events().get(0).time().orElseThrow();
    ResourceKey resource = file.resource().resourceKey();
    Lineage lineage = Lineage.over(edges, coveredFrom(file));
    Origin origin = lineage.roots(resource, trigger);
    return new Ancestry(
        // What was named or tagged since may be the attacker's words.
        members(resource, origin, tags, trigger.minus(Incident.LEAD)),
        Stream.concat(edges.stream(), lineage.backingSnapshots(resource, trigger).stream())
            .distinct()
            .toList(),
        origin,
        origin.gaps());
  }

  private static List<Member> members(
      ResourceKey resource, Origin origin, List<TagChange> tags, Instant before) {
    List<Member> members = new ArrayList<>();
    Labels own = Names.at(resource, tags, before);
    members.add(new Member(resource, true, named(own, resource), own.evidence()));
    for (OriginPath path : origin.paths()) {
      for (ResourceEdge hop : path.hops()) {
        if (members.stream().noneMatch(member -> member.key().equals(hop.parent()))) {
          Labels labels = named(Names.at(hop.parent(), tags, before), hop.parent());
          List<String> evidence = Stream.concat(
                  path.evidence().stream(), labels.evidence().stream())
              .toList();
          members.add(new Member(hop.parent(), false, labels, evidence));
        }
      }
    }
    return members;
  }

  private static Labels named(Labels labels, ResourceKey key) {
    return labels.name().isEmpty() && Names.isNamedById(key)
        ? new Labels(key.id(), labels.tags(), labels.evidence(), labels.fresh())
        : labels;
  }

  private static Instant coveredFrom(CaseFile file) {
    return file.background().held().stream()
        .map(Coverage::from)
        .min(Instant::compareTo)
        .orElse(file.trigger().events().get(0).time().orElseThrow());
  }
}
