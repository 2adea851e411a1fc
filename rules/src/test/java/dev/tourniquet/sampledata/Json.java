package dev.tourniquet.sampledata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON written as it reads: single quotes, and a {@code ~} where the next value goes. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

  private Json() {}

  static ObjectNode object(String text, Object... values) {
    return (ObjectNode) read(fill(text, values));
  }

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Invalid JSON: " + text, e);
    }
  }

  static byte[] compact(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** As the AWS CLI prints: four spaces, one line an entry. */
  static byte[] printed(JsonNode node) {
    try {
      String text = MAPPER.writer(new CliPrinter()).writeValueAsString(node);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot print JSON", e);
    }
  }

  /** {@code {"<name>": [ … ]}}. */
  static ObjectNode listing(String name, List<? extends JsonNode> items) {
    ObjectNode listing = MAPPER.createObjectNode();
    listing.putArray(name).addAll(items);
    return listing;
  }

  static String fill(String text, Object... values) {
    StringBuilder filled = new StringBuilder();
    int next = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '~') {
        filled.append(values[next++]);
      } else {
        filled.append(c);
      }
    }
    if (next != values.length) {
      throw new IllegalArgumentException(
          "Invalid template: " + text + " takes " + next + " values, not " + values.length);
    }
    return filled.toString();
  }
}
