package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/**
 * Statements that a call adds to a policy or takes out of it by their id, as AddPermission and RemovePermission of queues
 * and topics do.
 */
final class PolicyParts {

  private static final String STATEMENT = "Statement";
  private static final String VERSION = "Version";
  private static final String SID = "Sid";

  private PolicyParts() {}

  static boolean isPolicy(JsonNode value) {
    return value.isObject() && value.has(STATEMENT);
  }

  /** A policy of one statement, as an {@code AddPermission} call makes it. */
  static JsonNode ofStatement(JsonNode statement) {
    return Json.object().set(STATEMENT, JsonNodeFactory.instance.arrayNode().add(statement));
  }

  /** The statement of that id; missing when there is none. */
  static JsonNode statement(JsonNode policy, String id) {
    return statements(policy).filter(one -> id(one).equals(id)).findFirst().orElse(Json.missing());
  }

  static Stream<String> ids(JsonNode policy) {
    return statements(policy).map(PolicyParts::id);
  }

  static JsonNode with(JsonNode policy, JsonNode added) {
    return of(
        policy,
        Stream.concat(
            statements(policy)
                .filter(old -> statements(added).noneMatch(one -> id(one).equals(id(old)))),
            statements(added)));
  }

  static JsonNode without(JsonNode policy, JsonNode ids) {
    return of(policy, statements(policy).filter(one -> !Json.has(ids, id(one))));
  }

  private static JsonNode of(JsonNode policy, Stream<JsonNode> statements) {
    ObjectNode result = Json.object();
    if (policy.has(VERSION)) {
      result.set(VERSION, policy.path(VERSION));
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    statements.forEach(array::add);
    return result.set(STATEMENT, array);
  }

  private static Stream<JsonNode> statements(JsonNode policy) {
    JsonNode statements = policy.path(STATEMENT);
    return statements.isArray()
        ? Json.each(statements)
        : Stream.of(statements).filter(JsonNode::isObject);
  }

  private static String id(JsonNode statement) {
    String sid = Json.text(statement.path(SID));
    return sid.isEmpty() ? Canonical.of(statement).toString() : sid;
  }
}
