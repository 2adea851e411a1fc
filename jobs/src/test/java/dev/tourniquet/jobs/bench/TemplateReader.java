package dev.tourniquet.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.bench.Blank.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Makes a template of a real record: blanks out what would differ in another event of the same kind. */
final class TemplateReader {
  /** Lengths as in real records. */
  private static final Map<String, String> TOKENS =
      Map.of("sessionToken", "700", "nextToken", "700", "x-amz-id-2", "76");

  private static final Set<String> NOT_A_PRINCIPAL =
      Set.of("", "AWSService", "AWSAccount", "Unknown");
  private static final int S3_REQUEST_ID = 16;

  private final ObjectNode record;
  private final Places places;
  private final List<byte[]> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Blank> blanks = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();

  private TemplateReader(JsonNode original) {
    record = original.deepCopy();
    places = new Places(original);
  }

  static Template read(JsonNode record) {
    return new TemplateReader(record).template();
  }

  private Template template() {
    String service = record.path("eventSource").asText();
    String name = record.path("eventName").asText();
    mark();
    String text = record.toString();
    Matcher place = places.in(text);
    int end = 0;
    while (place.find()) {
      texts.add(Chance.ascii(text.substring(end, place.start())));
      order.add(number(place));
      end = place.end();
    }
    texts.add(Chance.ascii(text.substring(end)));
    return new Template(service, name, texts, blanks, order);
  }

  private int number(Matcher place) {
    return numbers.computeIfAbsent(place.group(), first -> {
      blanks.add(places.blank(place));
      return blanks.size() - 1;
    });
  }

  /** Puts marks in place of the values that are known by their name. */
  private void mark() {
    record.put("eventTime", Places.mark(Kind.TIME, ""));
    record.put("eventID", Places.mark(Kind.EVENT_ID, ""));
    if (record.path("requestID").isTextual()) {
      boolean ofS3 = record.path("requestID").asText().length() == S3_REQUEST_ID;
      record.put("requestID", Places.mark(Kind.REQUEST_ID, ofS3 ? "S3" : ""));
    }
    JsonNode identity = record.path("userIdentity");
    if (!NOT_A_PRINCIPAL.contains(identity.path("type").asText())) {
      markCaller(identity.path("invokedBy"));
    }
    markTokens(record);
  }

  private void markCaller(JsonNode invokedBy) {
    ObjectNode caller = record.objectNode().put(Places.mark(Kind.CALLER, ""), "");
    if (invokedBy.isTextual()) {
      caller.set("invokedBy", invokedBy);
    } else {
      record.put("sourceIPAddress", Places.mark(Kind.ADDRESS, ""));
      record.put("userAgent", Places.mark(Kind.AGENT, ""));
    }
    record.set("userIdentity", caller);
  }

  private static void markTokens(JsonNode node) {
    node.forEach(TemplateReader::markTokens);
    TOKENS.forEach((name, length) -> {
      if (node instanceof ObjectNode object && object.path(name).isTextual()) {
        object.put(name, Places.mark(Kind.TOKEN, length));
      }
    });
  }
}
