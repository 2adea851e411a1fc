package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.iam.Template.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;

/** Reads one statement of a policy. */
final class StatementReader {

  static final Set<String> ELEMENTS = Set.of(
      "Sid",
      "Effect",
      "Principal",
      "NotPrincipal",
      "Action",
      "NotAction",
      "Resource",
      "NotResource",
      "Condition");

  private final StatementSource source;
  private final JsonNode json;
  private final boolean variables;

  StatementReader(StatementSource source, String version) {
    this.source = source;
    this.json = source.json();
    this.variables = version.equals(PolicyReader.VERSION_2012);
  }

  /** Such as {@code Statement[2]}. */
  String place() {
    return "Statement[" + source.index() + "]";
  }

  Statement statement() {
    if (!json.isObject()) {
      throw invalid("", "is not an object");
    }
    return new Statement(source, effect(), actions(), resources(), principals(), conditions());
  }

  private Effect effect() {
    return switch (json.path("Effect").asText("")) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> throw invalid(".Effect", found("Effect") + "; it must be Allow or Deny");
    };
  }

  private ActionClause actions() {
    boolean excluded = isExcluded("Action");
    String name = excluded ? "NotAction" : "Action";
    if (!json.has(name)) {
      throw invalid(".Action", "is missing; element names are case-sensitive");
    }
    return new ActionClause(excluded, texts(name).stream().map(Glob::ofAction).toList());
  }

  private ResourceClause resources() {
    boolean excluded = isExcluded("Resource");
    String name = excluded ? "NotResource" : "Resource";
    if (!json.has(name)) {
      return ResourceClause.EVERYTHING;
    }
    Syntax syntax = variables ? Syntax.WILDCARDS_AND_VARIABLES : Syntax.WILDCARDS;
    List<ResourcePattern> patterns = texts(name).stream()
        .map(text -> new ResourcePattern(Template.of(text, syntax)))
        .toList();
    return new ResourceClause(excluded, patterns);
  }

  private PrincipalClause principals() {
    boolean excluded = isExcluded("Principal");
    String name = excluded ? "NotPrincipal" : "Principal";
    JsonNode node = json.path(name);
    if (node.isMissingNode()) {
      return Statement.NOBODY_NAMED;
    }
    List<PrincipalName> names = new ArrayList<>();
    if (node.isObject()) {
      node.properties().forEach(entry -> texts(name + "." + entry.getKey(), entry.getValue())
          .forEach(value -> names.add(new PrincipalName(entry.getKey(), value))));
    } else {
      texts(name).forEach(value -> names.add(new PrincipalName(PrincipalName.AWS, value)));
    }
    return new PrincipalClause(excluded, names);
  }

  private List<Condition> conditions() {
    JsonNode block = json.path("Condition");
    if (!block.isMissingNode() && !block.isObject()) {
      throw invalid(".Condition", "is not an object");
    }
    List<Condition> conditions = new ArrayList<>();
    for (Entry<String, JsonNode> operator : block.properties()) {
      if (!operator.getValue().isObject()) {
        throw invalid(".Condition." + operator.getKey(), "is not an object of keys");
      }
      operator
          .getValue()
          .properties()
          .forEach(key -> conditions.add(condition(operator.getKey(), key)));
    }
    return conditions;
  }

  private Condition condition(String operator, Entry<String, JsonNode> key) {
    OperatorUse use = OperatorUse.parse(operator);
    String element = "Condition." + operator + "." + key.getKey();
    List<ConditionValue> values = new ArrayList<>();
    for (JsonNode value : listed(key.getValue())) {
      // Booleans and numbers are allowed here and nowhere else.
      if (!value.isValueNode() || value.isNull()) {
        throw invalid("." + element, "has a value that is no text, number or boolean");
      }
      values.add(
          new ConditionValue(use.operator(), Template.of(value.asText(), syntax(use.operator()))));
    }
    return new Condition(use, key.getKey(), values);
  }

  private Syntax syntax(ConditionOperator operator) {
    if (operator.hasWildcards()) {
      return variables ? Syntax.WILDCARDS_AND_VARIABLES : Syntax.WILDCARDS;
    }
    return variables ? Syntax.VARIABLES : Syntax.PLAIN;
  }

  private boolean isExcluded(String name) {
    if (json.has(name) && json.has("Not" + name)) {
      throw invalid("", "has both " + name + " and Not" + name);
    }
    return json.has("Not" + name);
  }

  private List<String> texts(String name) {
    return texts(name, json.path(name));
  }

  private List<String> texts(String element, JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : listed(node)) {
      if (!value.isTextual()) {
        throw invalid("." + element, "has a value that is no text");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  private static Iterable<JsonNode> listed(JsonNode node) {
    return node.isArray() ? node : List.of(node);
  }

  private String found(String name) {
    JsonNode node = json.path(name);
    return node.isMissingNode()
        ? "is missing (element names are case-sensitive)"
        : "is " + shortened(node.toString());
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private PolicySyntaxException invalid(String element, String problem) {
    return new PolicySyntaxException(source.policy(), place() + element + " " + problem);
  }
}
