package dev.tourniquet.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Launches of many instances, made of a launch of one: the big answers among CloudTrail's records. */
final class Launches {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Sizes of a few launches. */
  private static final List<Integer> SIZES =
      List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 4, 4, 10, 25);

  /** Ids that each instance has of its own; the last two digits are changed. */
  private static final Pattern OWN =
      Pattern.compile("\\b((?:i|eni|eni-attach|vol)-[0-9a-f]{15})[0-9a-f]{2}\\b");

  private Launches() {}

  /** The record itself, or a launch in several sizes. */
  static List<JsonNode> of(JsonNode record) throws IOException {
    List<JsonNode> launches = new ArrayList<>();
    if (!record.at("/responseElements/instancesSet/items/0").isObject()
        || !record.path("eventName").asText().equals("RunInstances")) {
      launches.add(record);
      return launches;
    }
    for (int size : SIZES) {
      JsonNode launch = record.deepCopy();
      var items = (ArrayNode) launch.at("/responseElements/instancesSet/items");
      String first = items.get(0).toString();
      for (int copy = 1; copy < size; copy++) {
        String other = OWN.matcher(first).replaceAll("$1" + "%02x".formatted(copy));
        items.add(JSON.readTree(other));
      }
      launches.add(launch);
    }
    return launches;
  }
}
