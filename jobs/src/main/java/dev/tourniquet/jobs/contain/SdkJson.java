package dev.tourniquet.jobs.contain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Requests and answers of the SDK as JSON with AWS's own names. The SDK describes each member of each request by an
 * {@link SdkField}; so one class serves every service, and the SDK alone writes each protocol.
 */
final class SdkJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SdkJson() {}

  /** Fills the builder of a request or of a part of one. A name that AWS does not know is an error, never dropped. */
  static void fill(SdkPojo builder, JsonNode json) {
    Map<String, SdkField<?>> fields = new LinkedHashMap<>();
    builder.sdkFields().forEach(field -> fields.put(field.memberName(), field));
    json.properties().forEach(one -> {
      SdkField<?> field = fields.get(one.getKey());
      if (field == null) {
        throw new IllegalArgumentException("Invalid parameter: " + one.getKey()
            + ". This call knows " + String.join(", ", fields.keySet()));
      }
      field.set(builder, value(field, one.getValue()));
    });
  }

  private static Object value(SdkField<?> field, JsonNode json) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.LIST)) {
      return list(field.getTrait(ListTrait.class).memberFieldInfo(), json);
    }
    if (type.equals(MarshallingType.MAP)) {
      return map(field.getTrait(MapTrait.class).valueFieldInfo(), json);
    }
    if (type.equals(MarshallingType.SDK_POJO)) {
      SdkPojo part = field.constructor().get();
      fill(part, json);
      return ((Buildable) part).build();
    }
    return scalar(type, json);
  }

  private static Object scalar(MarshallingType<?> type, JsonNode json) {
    if (type.equals(MarshallingType.INTEGER)) {
      return json.asInt();
    }
    if (type.equals(MarshallingType.LONG)) {
      return json.asLong();
    }
    if (type.equals(MarshallingType.BOOLEAN)) {
      return json.asBoolean();
    }
    if (type.equals(MarshallingType.INSTANT)) {
      return Instant.parse(json.asText());
    }
    if (type.equals(MarshallingType.STRING)) {
      return json.asText();
    }
    throw new IllegalArgumentException("Cannot send a parameter of type " + type.getTargetClass());
  }

  private static List<Object> list(SdkField<?> member, JsonNode json) {
    List<Object> list = new ArrayList<>();
    json.forEach(element -> list.add(value(member, element)));
    return list;
  }

  private static Map<String, Object> map(SdkField<?> member, JsonNode json) {
    Map<String, Object> map = new LinkedHashMap<>();
    json.properties().forEach(one -> map.put(one.getKey(), value(member, one.getValue())));
    return map;
  }

  /** An answer, or a part of one, without the members it does not have. */
  static ObjectNode of(SdkPojo answer) {
    ObjectNode json = NODES.objectNode();
    for (SdkField<?> field : answer.sdkFields()) {
      Object value = field.getValueOrDefault(answer);
      if (value != null && !isUnset(value)) {
        json.set(field.memberName(), node(value));
      }
    }
    return json;
  }

  /** Lists and maps that an answer did not have are marked by their class. */
  private static boolean isUnset(Object value) {
    return value instanceof software.amazon.awssdk.core.util.SdkAutoConstructList
        || value instanceof software.amazon.awssdk.core.util.SdkAutoConstructMap;
  }

  private static JsonNode node(Object value) {
    if (value instanceof SdkPojo part) {
      return of(part);
    }
    if (value instanceof Collection<?> items) {
      ArrayNode array = NODES.arrayNode();
      items.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, one) -> object.set(String.valueOf(key), node(one)));
      return object;
    }
    return value instanceof Boolean flag
        ? NODES.booleanNode(flag)
        : value instanceof Integer number
            ? NODES.numberNode(number)
            : value instanceof Long number
                ? NODES.numberNode(number)
                : NODES.textNode(
                    value instanceof SdkBytes bytes
                        ? java.util.Base64.getEncoder().encodeToString(bytes.asByteArray())
                        : value.toString());
  }
}
