package dev.tourniquet.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags as AWS prints them: a list of {@code Key} and {@code Value} under one of several names. */
final class Tags {

  private static final List<String> FIELDS = List.of("Tags", "TagSet", "TagList");

  private Tags() {}

  static Map<String, String> of(JsonNode item) {
    Map<String, String> tags = new TreeMap<>();
    for (String field : FIELDS) {
      for (JsonNode tag : item.path(field)) {
        if (tag.hasNonNull("Key")) {
          tags.put(tag.path("Key").asText(), tag.path("Value").asText(""));
        }
      }
    }
    // AWS Config has them as a map.
    item.path("tags")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText("")));
    return tags;
  }
}
