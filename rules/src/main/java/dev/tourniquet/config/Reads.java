package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.Documents;
import dev.tourniquet.trail.Event;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads values out of requests and responses. */
final class Reads {

  private static final List<String> GRANTEE_FIELDS =
      List.of("userId", "group", "organizationArn", "organizationalUnitArn");

  private Reads() {}

  static Function<Event, JsonNode> always(JsonNode value) {
    return new Always(value);
  }

  /** A value that no request has to tell. */
  record Always(JsonNode value) implements Function<Event, JsonNode> {
    @Override
    public JsonNode apply(Event event) {
      return value;
    }
  }

  /** For deletions, which have no value. */
  static Function<Event, JsonNode> gone() {
    return always(Json.missing());
  }

  /** The value at the first of these paths that has one. */
  static Function<Event, JsonNode> at(String... paths) {
    return event -> Arrays.stream(paths)
        .map(event::at)
        .filter(node -> !node.isMissingNode() && !node.isNull())
        .findFirst()
        .orElse(Json.missing());
  }

  /** The document at the path, whether object, JSON text or percent-encoded. */
  static Function<Event, JsonNode> document(String... paths) {
    return event -> Documents.document(at(paths).apply(event));
  }

  /** The document at the path, or nothing set. */
  static Function<Event, JsonNode> documentOrNothing(String path) {
    return event -> {
      JsonNode document = document(path).apply(event);
      return document.isMissingNode() ? Json.nothing() : document;
    };
  }

  /** Accounts, {@code all} and organization ARNs of a permission list of EC2. */
  static Function<Event, JsonNode> grantees(String path) {
    return event -> nonEmpty(Json.set(Json.items(event.at(path)).stream()
        .flatMap(item -> GRANTEE_FIELDS.stream().map(field -> Json.text(item.path(field))))
        .toList()));
  }

  /** A list of texts, or a single text. */
  static Function<Event, JsonNode> texts(String... paths) {
    return event -> nonEmpty(Json.set(Arrays.stream(paths)
        .map(event::at)
        .flatMap(node -> node.isArray() ? Json.each(node) : Stream.of(node))
        .map(Json::text)
        .toList()));
  }

  /** One entry whose name and value stand at these paths. */
  static Function<Event, JsonNode> entry(String namePath, Function<Event, JsonNode> value) {
    return event -> Json.entry(Json.text(event.at(namePath)), value.apply(event));
  }

  /** These fields of an object, those that are there; missing when none is. */
  static Function<Event, JsonNode> fields(String path, String... names) {
    return event -> {
      ObjectNode object = Json.object();
      for (String name : names) {
        JsonNode value = event.at(path).path(name);
        if (!value.isMissingNode() && !value.isNull()) {
          object.set(name, value);
        }
      }
      return object.isEmpty() ? Json.missing() : object;
    };
  }

  /** The value only where the text at the path is this one. */
  static Function<Event, JsonNode> where(
      String path, String text, Function<Event, JsonNode> value) {
    return event -> Json.text(event.at(path)).equals(text) ? value.apply(event) : Json.missing();
  }

  private static JsonNode nonEmpty(JsonNode set) {
    return set.isEmpty() ? Json.missing() : set;
  }
}
