package dev.tourniquet.investigation;

import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.report.ResourceView;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.Ancestry;
import dev.tourniquet.triage.ResourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** To what the resource is related, in both directions. */
final class RelatedBlock {

  /** A group may be used by thousands; the newest say enough, the rest is counted. */
  private static final int MOST_ONTO = 50;

  /** The kind of key of a caller that is no resource. */
  private static final String PRINCIPAL = "principal";

  private RelatedBlock() {}

  /**
   * Lays out the relations.
   *
   * @param names how callers are called, by their key
   */
  static Block<ResourceView.Edge> of(
      ResourceFile file, Ancestry ancestry, Map<String, String> names) {
    ResourceKey resource = file.resourceKey();
    List<ResourceView.Edge> edges = new ArrayList<>();
    RelatedEdges.from(resource, ancestry.edges())
        .forEach(one -> edges.add(edge(
            one, one.best().type().name(), one.best().child(), one.best().parent(), ancestry)));
    List<RelatedEdges.Merged> onto = RelatedEdges.onto(resource, ancestry.edges());
    onto.stream()
        .limit(MOST_ONTO)
        .forEach(one -> edges.add(
            edge(one, Inverse.name(one.best().type()), resource, one.best().child(), ancestry)));
    long more = Math.max(0, onto.size() - MOST_ONTO);
    List<String> gaps = new ArrayList<>(
        edges.isEmpty() ? RelatedGaps.of(resource, ancestry.gaps()) : ancestry.gaps());
    gaps.addAll(BackingGaps.of(resource, ancestry));
    Stream.of(file.gap(), file.gapOfRelated())
        .flatMap(Optional::stream)
        .forEach(missing -> gaps.add("related: " + missing));
    List<ResourceView.Edge> named =
        edges.stream().map(edge -> named(edge, names)).toList();
    return new Block<>(named.size() + more, more == 0 ? null : more, named, gaps);
  }

  /** A caller is called by the name in its calls, and its own page is linked. */
  private static ResourceView.Edge named(ResourceView.Edge edge, Map<String, String> names) {
    ResourceKey to = ResourceKey.parse(edge.to().key());
    String name = names.getOrDefault(to.id(), "");
    return !to.type().equals(PRINCIPAL) || name.isEmpty()
        ? edge
        : new ResourceView.Edge(
            edge.type(),
            edge.from(),
            new EntityReference(EntityKind.IDENTITY, to.id(), name),
            edge.facts(),
            edge.confidence(),
            edge.source(),
            edge.evidence());
  }

  private static ResourceView.Edge edge(
      RelatedEdges.Merged merged,
      String type,
      ResourceKey from,
      ResourceKey to,
      Ancestry ancestry) {
    ResourceEdge edge = merged.best();
    return new ResourceView.Edge(
        type,
        from.text(),
        Entities.resource(to),
        facts(merged, to, ancestry),
        edge.confidence().name(),
        edge.source().name(),
        ResourceBlocks.ids(merged.evidence()));
  }

  private static Map<String, String> facts(
      RelatedEdges.Merged merged, ResourceKey of, Ancestry ancestry) {
    Map<String, String> facts = new LinkedHashMap<>();
    ancestry.members().stream()
        .filter(member -> member.key().equals(of))
        .findFirst()
        .ifPresent(member -> {
          if (!member.labels().name().isEmpty()) {
            facts.put("name", member.labels().name());
          }
          member.labels().tags().forEach((key, value) -> facts.put("tag " + key, value));
        });
    facts.put("since", merged.since().toString());
    if (merged.until() != null) {
      facts.put("until", merged.until().toString());
    }
    return facts;
  }
}
