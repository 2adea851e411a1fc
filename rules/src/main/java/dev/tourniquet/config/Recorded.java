package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.inventory.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads whole attributes from an item of AWS Config: those that calls change, in the form that the calls have, and
 * everything else under {@code configuration.<field>} as it stands.
 */
final class Recorded {

  /** Fields of one item; the largest types have fewer than a hundred. */
  private static final int MOST_FIELDS = 100;

  /** A longer value is known by its digest only: enough to see that it changed. */
  private static final int MOST_CHARACTERS = 16 * 1024;

  /** They change without anybody changing anything. */
  private static final Set<String> NOISE =
      Set.of("rolelastused", "passwordlastused", "lastaccesseddate", "tags", "taglist");

  private static final Set<String> GONE = Set.of("ResourceDeleted", "ResourceDeletedNotRecorded");
  private static final Set<String> NOT_RECORDED =
      Set.of("ResourceNotRecorded", "ResourceDeletedNotRecorded");

  private Recorded() {}

  static List<Observed> of(InventoryItem item) {
    String status = item.item().path("status").asText("");
    if (GONE.contains(status)) {
      return List.of(Observed.gone(item.key(), item.takenAt(), item.source()));
    }
    if (NOT_RECORDED.contains(status) || !item.item().path("configuration").isContainerNode()) {
      return List.of();
    }
    Via via = status.equals("ResourceDiscovered") ? Via.CONFIG_DISCOVERED : Via.CONFIG;
    List<Observed> all = new ArrayList<>();
    ObjectNode facts = facts(item.item());
    RecordedAttributes.of(item.resourceType()).stream()
        .map(shown -> observed(item, shown.attribute(), shown.value().apply(facts), via))
        .filter(fact -> !fact.isGone())
        .forEach(all::add);
    all.add(observed(item, "tags", item.item().path("tags"), via));
    fields(item, via).forEach(all::add);
    return all;
  }

  private static ObjectNode facts(JsonNode item) {
    ObjectNode facts = Json.object();
    facts.set("configuration", Spelling.capitalised(item.path("configuration")));
    facts.set(
        "supplementaryConfiguration",
        Spelling.capitalised(item.path("supplementaryConfiguration")));
    facts.set("recordedSupplement", item.path("supplementaryConfiguration"));
    return facts;
  }

  private static Stream<Observed> fields(InventoryItem item, Via via) {
    Set<String> told = RecordedFields.told(item.resourceType());
    return Stream.of("configuration", "supplementaryConfiguration")
        .flatMap(part -> item.item().path(part).properties().stream()
            .filter(field -> !NOISE.contains(field.getKey().toLowerCase(Locale.ROOT))
                && !told.contains(field.getKey().toLowerCase(Locale.ROOT)))
            .map(field ->
                observed(item, part + "." + field.getKey(), bounded(field.getValue()), via)))
        .limit(MOST_FIELDS);
  }

  private static JsonNode bounded(JsonNode value) {
    String text = value.toString();
    return text.length() <= MOST_CHARACTERS
        ? value
        : Json.textNode(text.length() + " characters, digest "
            + UUID.nameUUIDFromBytes(
                Canonical.of(value).toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static Observed observed(InventoryItem item, String attribute, JsonNode value, Via via) {
    return new Observed(item.key(), attribute, value, item.takenAt(), item.source(), via);
  }
}
