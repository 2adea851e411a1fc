package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs between two values: policies statement by statement, named entries by name, lists as sets. The order of
 * fields, list elements and statements never makes a difference.
 */
final class StructuralDiff {

  private StructuralDiff() {}

  /**
   * The differences, by path; none when both mean the same.
   *
   * @param path the attribute, which every path begins with
   */
  public static List<Difference> between(String path, JsonNode before, JsonNode after) {
    Map<String, Difference> differences = new LinkedHashMap<>();
    compare(path, Canonical.of(before), Canonical.of(after), differences);
    return List.copyOf(differences.values());
  }

  private static void compare(
      String path, JsonNode before, JsonNode after, Map<String, Difference> out) {
    if (before.equals(after)) {
      return;
    }
    if (isPolicy(before) || isPolicy(after)) {
      comparePolicies(path, before, after, out);
    } else if (before.isObject() && after.isObject()) {
      compareParts(path, entries(before), entries(after), out);
    } else if (before.isArray() && after.isArray()) {
      compareParts(path, elements(before), elements(after), out);
    } else {
      out.put(path, new Difference(path, orMissing(before), orMissing(after)));
    }
  }

  private static void comparePolicies(
      String path, JsonNode before, JsonNode after, Map<String, Difference> out) {
    if (!isPolicy(before) || !isPolicy(after)) {
      out.put(path, new Difference(path, orMissing(before), orMissing(after)));
      return;
    }
    compareParts(path, statements(before), statements(after), out);
    String version = path + ".Version";
    compare(version, before.path("Version"), after.path("Version"), out);
  }

  private static void compareParts(
      String path,
      Map<String, JsonNode> before,
      Map<String, JsonNode> after,
      Map<String, Difference> out) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      JsonNode was = before.getOrDefault(name, Json.missing());
      JsonNode is = after.getOrDefault(name, Json.missing());
      compare(path + "[" + name + "]", was, is, out);
    }
  }

  /** Statements by their id; those without one, and those whose id is taken, by their content. */
  private static Map<String, JsonNode> statements(JsonNode policy) {
    Map<String, JsonNode> statements = new TreeMap<>();
    for (JsonNode statement : policy.path("Statement")) {
      String sid = Json.text(statement.path("Sid"));
      String name = sid.isEmpty() || statements.containsKey(sid) ? statement.toString() : sid;
      statements.put(name, statement);
    }
    return statements;
  }

  private static Map<String, JsonNode> entries(JsonNode object) {
    Map<String, JsonNode> entries = new TreeMap<>();
    object.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  private static Map<String, JsonNode> elements(JsonNode array) {
    Map<String, JsonNode> elements = new TreeMap<>();
    array.forEach(element ->
        elements.put(element.isValueNode() ? element.asText() : element.toString(), element));
    return elements;
  }

  private static boolean isPolicy(JsonNode value) {
    return value.has("Statement");
  }

  private static JsonNode orMissing(JsonNode value) {
    return value.isNull() ? Json.missing() : value;
  }
}
