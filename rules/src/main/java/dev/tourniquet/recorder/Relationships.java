package dev.tourniquet.recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.inventory.ResourceTypes;
import java.util.List;

/** Relationships of an item in one spelling: verb, type and the id that events use. */
final class Relationships {

  /** Longest first: "Is contained in" is no "Contains". */
  private static final List<String> VERBS =
      List.of("Is associated with", "Is contained in", "Is attached to", "Contains");

  private Relationships() {}

  static ArrayNode of(JsonNode written) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : Decoded.of(written)) {
      String type = RecordedIds.type(one.path("resourceType").asText(""));
      String id = RecordedIds.id(
          type, one.path("resourceId").asText(""), one.path("resourceName").asText(""), "");
      if (!type.isEmpty() && !id.isEmpty()) {
        all.addObject()
            .put(
                "verb",
                verb(one.path("name").asText(one.path("relationshipName").asText(""))))
            .put("type", type.equals(ResourceTypes.POLICY) ? ResourceTypes.POLICY : type)
            .put("id", id);
      }
    }
    return all;
  }

  /** The type that stands behind the verb, if any, is the one of resourceType. */
  private static String verb(String name) {
    String text = name.strip();
    return VERBS.stream().filter(text::startsWith).findFirst().orElse(text);
  }
}
