package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A call on many things can succeed as a whole and fail for some: those are listed in the response. */
final class PartialFailures {

  private static final List<String> FIELDS =
      List.of("unsuccessful", "failures", "errors", "unprocessed");
  private static final int MOST = 5_000;

  private PartialFailures() {}

  /** Every text under a field of the response that lists failures; newer EC2 calls wrap the response. */
  static List<String> ids(Event event) {
    JsonNode wrapped = event.response().path(event.operation() + "Response");
    List<String> ids = new ArrayList<>();
    addFailed(event.response(), ids);
    addFailed(wrapped, ids);
    return ids;
  }

  private static void addFailed(JsonNode response, List<String> ids) {
    for (Map.Entry<String, JsonNode> field : response.properties()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (FIELDS.stream().anyMatch(name::startsWith)) {
        addTexts(field.getValue(), ids);
      }
    }
  }

  private static void addTexts(JsonNode root, List<String> texts) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty() && texts.size() < MOST) {
      JsonNode node = open.pop();
      if (node.isTextual()) {
        texts.add(node.asText());
      }
      node.forEach(open::push);
    }
  }
}
