package dev.tourniquet.jobs.triage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.iam.IamInventory;
import dev.tourniquet.iam.IamInventoryReader;
import dev.tourniquet.inventory.InventoryItem;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The organization's policies, collection by collection. A call is judged under those of the newest collection that has
 * them and was made by then: what was put over an account since, as a quarantine, limited nothing before.
 *
 * @param bare what the organization says of itself, without any policy
 * @param byTime by the time each collection was made
 */
record CollectedOrganizations(IamInventory bare, NavigableMap<Instant, IamInventory> byTime)
    implements Serializable {

  private static final String ITSELF = "describe-organization";
  private static final String POLICIES = "describe-policy";

  /** Those of items of AWS Organizations. */
  static CollectedOrganizations of(List<InventoryItem> items) {
    TreeMap<Instant, List<InventoryItem>> collections =
        items.stream().collect(groupingBy(InventoryItem::takenAt, TreeMap::new, toList()));
    // Its id and its management account do not change: any collection tells them, of a member too.
    List<InventoryItem> itself = items.stream()
        .filter(item -> item.operation().equals(ITSELF))
        .max(Comparator.comparing(InventoryItem::takenAt))
        .stream()
        .toList();
    TreeMap<Instant, IamInventory> byTime = new TreeMap<>();
    Set<JsonNode> last = Set.of();
    for (var collection : collections.entrySet()) {
      Set<JsonNode> told = told(collection.getValue());
      // Collected again and unchanged, as every day: one copy is enough.
      if (hasPolicies(collection.getValue()) && !told.equals(last)) {
        byTime.put(collection.getKey(), read(itself, collection.getValue()));
        last = told;
      }
    }
    return new CollectedOrganizations(read(itself, List.of()), byTime);
  }

  /** What was known to limit the organization's accounts at a moment. */
  IamInventory at(Instant time) {
    var before = byTime.floorEntry(time);
    return before == null ? bare : before.getValue();
  }

  private static boolean hasPolicies(List<InventoryItem> items) {
    return items.stream().anyMatch(item -> item.operation().equals(POLICIES));
  }

  private static Set<JsonNode> told(List<InventoryItem> items) {
    Set<JsonNode> told = new LinkedHashSet<>();
    items.forEach(item -> told.add(JsonNodeFactory.instance
        .objectNode()
        .put("of", item.operation() + "--" + item.id())
        .set("item", item.item())));
    return told;
  }

  private static IamInventory read(List<InventoryItem> itself, List<InventoryItem> items) {
    IamInventoryReader reader = new IamInventoryReader();
    for (List<InventoryItem> some : List.of(itself, items)) {
      some.forEach(item -> reader.add(
          item.account(),
          "organizations-" + item.operation() + "--" + item.id() + ".json",
          whole(item)));
    }
    return reader.inventory();
  }

  /** The answer as the AWS CLI printed it. */
  private static JsonNode whole(InventoryItem item) {
    return item.operation().equals(ITSELF)
        ? JsonNodeFactory.instance.objectNode().set("Organization", item.item())
        : item.item();
  }
}
