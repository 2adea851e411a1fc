package dev.tourniquet.trail;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps each resource once, the best mention of it, whatever the order they come in. */
final class Collector {

  private static final int MOST = 100;

  /** The request says better than the answer what a resource was there for. */
  private static final List<String> SECTIONS = List.of(
      "requestParameters",
      "responseElements",
      "resources",
      "serviceEventDetails",
      "additionalEventData");

  private static final Comparator<Mention> BY_MEANING =
      Comparator.comparingInt(Collector::section).thenComparing(Mention::relation);

  private static final Comparator<Mention> BY_STRENGTH = Comparator.comparing(Mention::confidence)
      .reversed()
      .thenComparing(mention -> mention.arn().isEmpty())
      .thenComparingInt(Collector::section)
      .thenComparing(Mention::path)
      .thenComparing(Mention::raw);

  private static final Comparator<Mention> IN_ORDER = Comparator.comparing(Mention::relation)
      .thenComparing(Comparator.comparing(Mention::confidence).reversed())
      .thenComparing(mention -> mention.resource().text());

  private final Map<Slot, Mention> found = new HashMap<>();

  private record Slot(ResourceKey key, boolean access, boolean revoked) {}

  void add(Mention mention) {
    Relation relation = mention.relation();
    Slot slot = new Slot(mention.resource(), relation.isAccess(), relation == Relation.REVOKED);
    found.merge(slot, mention, Collector::merged);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  Mentions mentions(boolean truncatedBefore) {
    if (found.size() < 2) {
      return new Mentions(List.copyOf(found.values()), truncatedBefore);
    }
    return new Mentions(
        found.values().stream().sorted(IN_ORDER).limit(MOST).toList(),
        truncatedBefore || found.size() > MOST);
  }

  private static Mention merged(Mention one, Mention other) {
    boolean firstIsBest = BY_STRENGTH.compare(one, other) <= 0;
    Mention best = firstIsBest ? one : other;
    Mention rest = firstIsBest ? other : one;
    Mention meant = BY_MEANING.compare(one, other) <= 0 ? one : other;
    return new Mention(
        best.resource(),
        Identity.first(best.arn(), rest.arn()),
        Identity.first(best.owner(), rest.owner()),
        best.raw(),
        best.path(),
        meant.relation(),
        best.how(),
        best.confidence());
  }

  private static int section(Mention mention) {
    String path = mention.path();
    for (int i = 0; i < SECTIONS.size(); i++) {
      if (path.startsWith(SECTIONS.get(i))) {
        return i;
      }
    }
    return SECTIONS.size();
  }
}
