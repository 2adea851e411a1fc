package dev.tourniquet.recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.InventoryItem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * One configuration item in one form. Files, messages and events spell its fields in one way, the API in another, and
 * there are versions from 1.0 to 1.3; what no version knows is kept under {@code other}.
 */
final class ItemForm {

  /** Milliseconds have been above this since 1973, seconds will be from the year 5138 on. */
  private static final BigDecimal FIRST_MILLIS = new BigDecimal("100000000000");

  private static final Set<String> KNOWN = Set.of(
      "configurationItemVersion",
      "version",
      "awsAccountId",
      "accountId",
      "ARN",
      "arn",
      "configurationStateId",
      "configurationStateMd5Hash",
      "configurationItemMD5Hash",
      "relatedEvents",
      "relationships",
      "configuration",
      "supplementaryConfiguration",
      "configurationItemCaptureTime",
      "configurationItemStatus",
      "resourceType",
      "resourceId",
      "resourceName",
      "awsRegion",
      "tags",
      "recordingFrequency");

  private final JsonNode item;
  private final ConfigFile file;

  ItemForm(JsonNode item, ConfigFile file) {
    this.item = item;
    this.file = file;
  }

  /** Why the item cannot be used; empty when it can. */
  Optional<String> missing() {
    if (!item.isObject()) {
      return Optional.of("a configuration item that is no JSON object");
    }
    if (text("resourceType").isEmpty() || id().isEmpty()) {
      return Optional.of("a configuration item without resourceType or resourceId");
    }
    return captured().isEmpty()
        ? Optional.of("a configuration item of " + text("resourceType")
            + " without a configurationItemCaptureTime that can be read")
        : Optional.empty();
  }

  /** The item; only when nothing is missing. */
  InventoryItem read() {
    String region = text("awsRegion");
    return new InventoryItem(
        captured().orElseThrow(),
        account(),
        region.isEmpty() ? file.region() : region,
        InventoryItem.RECORDER,
        InventoryItem.RECORDED,
        RecordedIds.type(text("resourceType")),
        id(),
        text("ARN", "arn"),
        name(),
        form());
  }

  private ObjectNode form() {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    form.put("status", text("configurationItemStatus"));
    form.put("version", text("configurationItemVersion", "version"));
    form.put("stateId", text("configurationStateId"));
    form.put("recordingFrequency", text("recordingFrequency"));
    JsonNode configuration = Decoded.of(item.path("configuration"));
    form.set("configuration", configuration.isMissingNode() ? null : configuration);
    form.set("supplementaryConfiguration", Decoded.each(item.path("supplementaryConfiguration")));
    form.set("relationships", Relationships.of(item.path("relationships")));
    form.set("tags", tags());
    form.set(
        "relatedEvents",
        item.path("relatedEvents").isArray()
            ? item.path("relatedEvents")
            : JsonNodeFactory.instance.arrayNode());
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    item.properties().stream()
        .filter(field -> !KNOWN.contains(field.getKey()))
        .forEach(field -> other.set(field.getKey(), field.getValue()));
    return form.set("other", other);
  }

  /** A map in files and answers; a list of keys and values in some messages. */
  private ObjectNode tags() {
    ObjectNode tags = JsonNodeFactory.instance.objectNode();
    JsonNode written = Decoded.of(item.path("tags"));
    written.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText("")));
    if (written.isArray()) {
      written.forEach(tag -> tags.put(
          tag.path("key").asText(tag.path("Key").asText("")),
          tag.path("value").asText(tag.path("Value").asText(""))));
    }
    return tags;
  }

  /** An account id that some program took for a number has lost the zeros it began with. */
  private String account() {
    String written = text("awsAccountId", "accountId");
    return written.matches("\\d{1,11}")
        ? "0".repeat(12 - written.length()) + written
        : written.isEmpty() ? file.account() : written;
  }

  private String id() {
    return RecordedIds.id(
        text("resourceType"), text("resourceId"), text("resourceName"), text("ARN", "arn"));
  }

  private String name() {
    String given = text("resourceName");
    return given.isEmpty() ? tags().path("Name").asText("") : given;
  }

  /** The API writes seconds since 1970 where files have a text. */
  private Optional<Instant> captured() {
    JsonNode time = item.path("configurationItemCaptureTime");
    try {
      if (time.isNumber()) {
        BigDecimal millis = time.decimalValue().compareTo(FIRST_MILLIS) < 0
            ? time.decimalValue().movePointRight(3)
            : time.decimalValue();
        return Optional.of(Instant.ofEpochMilli(millis.longValue()));
      }
      return Optional.of(OffsetDateTime.parse(time.asText("")).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The scalar under the first of these names that has one. */
  private String text(String... names) {
    for (String name : names) {
      JsonNode value = item.path(name);
      if (value.isValueNode() && !value.isNull()) {
        return value.asText("");
      }
    }
    return "";
  }
}
