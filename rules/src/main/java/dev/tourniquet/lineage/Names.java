package dev.tourniquet.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads names and tags, and says what they were at a moment. */
public final class Names {

  private static final Comparator<TagChange> OLDEST_FIRST = Comparator.comparing(TagChange::time)
      .thenComparing(TagChange::evidence)
      .thenComparing(TagChange::removed, Comparator.reverseOrder())
      .thenComparing(TagChange::key)
      .thenComparing(TagChange::value);

  private Names() {}

  /** The names and tags that the call set or took away. Never throws. */
  public static List<TagChange> of(Event event) {
    if (!event.succeeded() || event.time().isEmpty()) {
      return List.of();
    }
    List<TagChange> changes = new ArrayList<>();
    Instant time = event.time().get();
    if (event.service().equals("ec2")
        && (event.name().equals("CreateTags") || event.name().equals("DeleteTags"))) {
      boolean removed = event.name().equals("DeleteTags");
      TagRules.tagged(event).forEach(resource -> Ends.elements(event.request().path("tagSet"))
          .forEach(tag -> add(changes, new Written(resource, time, event.id(), removed), tag)));
    }
    for (ResourceKey resource : TagRules.made(event)) {
      String name = givenName(event, resource);
      if (!name.isEmpty()) {
        changes.add(new TagChange(resource, TagChange.GIVEN_NAME, name, false, time, event.id()));
      }
      TagRules.tags(event, resource)
          .forEach(tag -> add(changes, new Written(resource, time, event.id(), false), tag));
    }
    return List.copyOf(changes);
  }

  /** Whether a resource of that type has no other name than its id: buckets, databases and their snapshots. */
  public static boolean isNamedById(ResourceKey resource) {
    return resource.type().startsWith("AWS::S3::") || resource.type().startsWith("AWS::RDS::");
  }

  private static String givenName(Event event, ResourceKey resource) {
    return isNamedById(resource) && TagRules.makes(event)
        ? resource.id()
        : event.text("requestParameters.name");
  }

  /** The operations, without version suffix, that give names and tags or take them away. */
  public static Set<String> operations() {
    return Stream.concat(Stream.of("CreateTags", "DeleteTags"), TagRules.operations().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The name and tags that the item shows. */
  public static List<TagChange> of(InventoryItem item) {
    if (!item.known()) {
      return List.of();
    }
    Stream<TagChange> name = item.name().isEmpty()
        ? Stream.of()
        : Stream.of(new TagChange(
            item.key(), TagChange.GIVEN_NAME, item.name(), false, item.takenAt(), item.source()));
    Stream<TagChange> tags = item.tags().entrySet().stream()
        .map(tag -> new TagChange(
            item.key(), tag.getKey(), tag.getValue(), false, item.takenAt(), item.source()));
    return Stream.concat(name, tags).toList();
  }

  /**
   * Name and tags at a time. Ask for the moment before an incident began: what was written during it may be the
   * attacker's. A resource that had no tags yet has those it was created with or first got; they are fresh where a call
   * wrote them, and so is all of what was made anew under an old name.
   */
  public static Labels at(ResourceKey resource, Collection<TagChange> changes, Instant time) {
    List<TagChange> own = changes.stream()
        .filter(change -> change.resource().equals(resource))
        .sorted(OLDEST_FIRST)
        .distinct()
        .toList();
    List<TagChange> past =
        own.stream().filter(change -> !change.time().isAfter(time)).toList();
    return past.isEmpty()
        ? labels(first(own), first(own).stream().anyMatch(Names::isByCall))
        : labels(past, own.stream().anyMatch(change -> isMadeAfter(change, time)));
  }

  private static boolean isMadeAfter(TagChange change, Instant time) {
    return change.key().equals(TagChange.GIVEN_NAME)
        && isByCall(change)
        && change.time().isAfter(time);
  }

  /** What a describing call tells was written before it, nobody knows when; ids of events have no blanks. */
  private static boolean isByCall(TagChange change) {
    return change.evidence().indexOf(' ') < 0;
  }

  private static List<TagChange> first(List<TagChange> own) {
    return own.stream()
        .filter(change -> change.time().equals(own.get(0).time()))
        .toList();
  }

  private static Labels labels(List<TagChange> changes, boolean fresh) {
    Map<String, TagChange> latest = new TreeMap<>();
    changes.forEach(change -> latest.put(change.key(), change));
    latest.values().removeIf(TagChange::removed);
    Map<String, String> tags = new TreeMap<>();
    latest.forEach((key, change) -> tags.put(key, change.value()));
    String given = tags.getOrDefault(TagChange.GIVEN_NAME, "");
    tags.remove(TagChange.GIVEN_NAME);
    List<String> evidence =
        latest.values().stream().map(TagChange::evidence).distinct().toList();
    return new Labels(tags.getOrDefault("Name", given), tags, evidence, fresh);
  }

  private record Written(ResourceKey resource, Instant time, String evidence, boolean removed) {}

  private static void add(List<TagChange> changes, Written written, JsonNode tag) {
    String key = text(tag, "key", "Key");
    if (!key.isEmpty()) {
      String value = written.removed() ? "" : text(tag, "value", "Value");
      changes.add(new TagChange(
          written.resource(), key, value, written.removed(), written.time(), written.evidence()));
    }
  }

  private static String text(JsonNode tag, String one, String other) {
    return tag.path(one).asText(tag.path(other).asText(""));
  }
}
