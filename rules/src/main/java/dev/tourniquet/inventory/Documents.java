package dev.tourniquet.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Policy documents: the IAM API gives them percent-encoded, other services as JSON text, the AWS CLI decodes some of
 * them.
 */
public final class Documents {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of("AssumeRolePolicyDocument", "PolicyDocument", "Document", "Policy", "PolicyText");

  private Documents() {}

  /** The document itself, whether it came as an object, as JSON text or percent-encoded; else the value as it came. */
  public static JsonNode document(JsonNode value) {
    if (!value.isTextual()) {
      return value;
    }
    String text = value.asText().strip();
    String json = text.startsWith("%7B") || text.startsWith("%7b") || text.startsWith("%0A")
        ? Percent.decoded(text)
        : text;
    try {
      JsonNode parsed = json.stripLeading().startsWith("{") ? JSON.readTree(json) : value;
      return parsed.isObject() ? parsed : value;
    } catch (JsonProcessingException e) {
      return value;
    }
  }

  /** The same item with every document in it decoded. */
  static JsonNode decoded(JsonNode item) {
    if (item instanceof ObjectNode object) {
      object
          .properties()
          .forEach(field -> field.setValue(
              FIELDS.contains(field.getKey())
                  ? document(field.getValue())
                  : decoded(field.getValue())));
    } else if (item instanceof ArrayNode array) {
      array.forEach(Documents::decoded);
    }
    return item;
  }
}
