package dev.tourniquet.investigation;

import dev.tourniquet.lineage.EdgeType;
import dev.tourniquet.lineage.Labels;
import dev.tourniquet.lineage.OriginPath;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.report.ResourceView;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.Ancestry;
import dev.tourniquet.triage.CaseFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Answers "what is this a copy of?": every way to where the content began, and what was known of that place then. */
final class OriginBlock {

  private static final int MOST_WAYS = 10;

  private OriginBlock() {}

  static ResourceView.Origin of(CaseFile file, Ancestry ancestry) {
    Set<String> seen = new LinkedHashSet<>();
    List<ResourceView.Way> ways = ancestry.origin().paths().stream()
        .map(path -> way(path, file, ancestry))
        .filter(way -> seen.add(way.root().key() + way.steps()))
        .limit(MOST_WAYS)
        .toList();
    return new ResourceView.Origin(
        answer(ancestry, ways), ways, ancestry.gaps().isEmpty() ? List.of() : ancestry.gaps());
  }

  private static String answer(Ancestry ancestry, List<ResourceView.Way> ways) {
    if (ways.isEmpty()) {
      return ancestry.gaps().isEmpty()
          ? null
          : "What it is a copy of is not known: "
              + ancestry.gaps().get(0).replaceFirst("^origin unknown: ", "") + ".";
    }
    ResourceView.Way best = ways.get(0);
    ResourceKey root = ancestry.origin().paths().get(0).root();
    String name = best.facts().getOrDefault("name", "");
    return "Its content comes from " + kind(root) + " " + root.id()
        + (name.isEmpty() || name.equals(root.id()) ? "" : " “" + name + "”")
        + (ancestry.gaps().isEmpty() ? "." : ", as far as it can be traced.");
  }

  private static ResourceView.Way way(OriginPath path, CaseFile file, Ancestry ancestry) {
    Instant taken = taken(path, file);
    Map<String, String> facts = new LinkedHashMap<>();
    ancestry.members().stream()
        .filter(member -> member.key().equals(path.root()))
        .map(Ancestry.Member::labels)
        .findFirst()
        .ifPresent(labels -> name(labels, facts));
    facts.putAll(Surroundings.of(path.root(), taken, ancestry.edges()));
    account(path.root(), file, facts);
    return new ResourceView.Way(
        Entities.resource(path.root()),
        taken,
        path.hops().stream().map(OriginBlock::step).toList(),
        facts,
        path.confidence().name(),
        path.evidence().stream().filter(id -> id.indexOf(' ') < 0).toList());
  }

  private static void name(Labels labels, Map<String, String> facts) {
    if (!labels.name().isEmpty()) {
      facts.put("name", labels.name());
    }
    labels.tags().forEach((key, value) -> facts.put("tag " + key, value));
  }

  private static void account(ResourceKey root, CaseFile file, Map<String, String> facts) {
    file.background().organization().accounts().stream()
        .filter(account -> account.id().equals(root.account()))
        .findFirst()
        .ifPresent(account -> facts.put(
            "account",
            account.name()
                + (account.environment().isEmpty() ? "" : " (" + account.environment() + ")")));
  }

  /** When the content was taken: the last step that copied, not the one that says what was attached to what. */
  private static Instant taken(OriginPath path, CaseFile file) {
    Instant taken = file.lead().time().orElse(file.asOf());
    for (ResourceEdge hop : path.hops()) {
      if (hop.type() != EdgeType.ATTACHED_TO && hop.validFrom().isBefore(taken)) {
        taken = hop.validFrom();
      }
    }
    return taken;
  }

  private static String step(ResourceEdge hop) {
    return kind(hop.child()) + " " + hop.child().id() + " "
        + hop.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + kind(hop.parent())
        + " " + hop.parent().id();
  }

  /** {@code AWS::EC2::Instance} is an instance. */
  private static String kind(ResourceKey key) {
    String type = key.type().substring(key.type().lastIndexOf(':') + 1);
    return type.startsWith("DB")
        ? "DB " + type.substring(2).toLowerCase(Locale.ROOT)
        : type.toLowerCase(Locale.ROOT);
  }
}
