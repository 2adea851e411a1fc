package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.iam.Template.Syntax;
import java.util.ArrayList;
import java.util.List;
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
    return new Statement(
        source,
        effect(),
        actions(),
        resources(),
        principals(),
        new ConditionReader(source, variables).conditions());
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

  /** A scalar reads as a list of one. */
  static Iterable<JsonNode> listed(JsonNode node) {
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
    return invalid(source, element, problem);
  }

  /** The error for an element such as {@code .Effect} of a statement. */
  static PolicySyntaxException invalid(StatementSource source, String element, String problem) {
    return new PolicySyntaxException(
        source.policy(), "Statement[" + source.index() + "]" + element + " " + problem);
  }
}
