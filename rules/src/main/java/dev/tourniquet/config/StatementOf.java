package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.function.Function;
import java.util.stream.Stream;

/** The statement that AddPermission of a topic or a queue puts into its policy. */
final class StatementOf {

  private StatementOf() {}

  static JsonNode topic(Event event) {
    return of(event, "SNS:", "actionName", "aWSAccountId");
  }

  static JsonNode queue(Event event) {
    return of(event, "SQS:", "actions", "aWSAccountIds");
  }

  /** Both services write account ids as their root users' ARNs into the policy. */
  private static JsonNode of(Event event, String prefix, String actions, String accounts) {
    String label = Json.text(event.at("requestParameters.label"));
    if (label.isEmpty()) {
      return Json.missing();
    }
    ObjectNode statement = Json.object().put("Sid", label).put("Effect", "Allow");
    fill(
        statement.putObject("Principal").putArray("AWS"),
        either(event, accounts),
        id -> id.matches("\\d{12}") ? "arn:aws:iam::" + id + ":root" : id);
    fill(statement.putArray("Action"), either(event, actions), name -> prefix + name);
    return PolicyParts.ofStatement(statement);
  }

  /** The list may be named in the singular or in the plural. */
  private static JsonNode either(Event event, String name) {
    JsonNode list = event.request().path(name);
    String other = name.endsWith("s") ? name.substring(0, name.length() - 1) : name + "s";
    return list.isMissingNode() ? event.request().path(other) : list;
  }

  private static void fill(ArrayNode array, JsonNode list, Function<String, String> each) {
    Stream<JsonNode> elements = list.isArray() ? Json.each(list) : Stream.of(list);
    elements.map(Json::text).filter(text -> !text.isEmpty()).map(each).forEach(array::add);
  }
}
