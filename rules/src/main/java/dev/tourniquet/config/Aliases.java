package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.FunctionQualifier;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Each alias and version of a function has a policy and a URL of its own beside the function's: {@code live:open} is the
 * statement {@code open} of the alias {@code live}, which another statement {@code open} of the function is not.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html">AddPermission: Qualifier, and
 *     "you can append a version number or alias" to the function's name</a>
 */
final class Aliases {

  /** The function's own URL. */
  private static final String UNQUALIFIED = "$LATEST";

  private Aliases() {}

  /** The name of the URL that a call is about. */
  static String url(Event event) {
    String named = FunctionQualifier.of(event);
    return named.isEmpty() ? UNQUALIFIED : named;
  }

  /** The one URL that AWS described, by the alias at the end of its function's ARN. */
  static JsonNode url(JsonNode answer) {
    String named = FunctionQualifier.of(Json.text(answer.path("FunctionArn")));
    return Json.entry(named.isEmpty() ? UNQUALIFIED : named, answer.path("AuthType"));
  }

  /** The name of the statement that a call is about; empty when it names none. */
  static String statement(Event event) {
    return statement(
        FunctionQualifier.of(event), Json.text(event.at("requestParameters.statementId")));
  }

  /** The same as a set; missing when the call names none. */
  static JsonNode statements(Event event) {
    String name = statement(event);
    return name.isEmpty() ? Json.missing() : Json.set(List.of(name));
  }

  /** The statements that AWS described, by the alias at the end of the resource of each. */
  static JsonNode statements(JsonNode policy) {
    ObjectNode entries = Json.object();
    Json.each(policy.path("Statement"))
        .forEach(one -> entries.set(
            statement(
                FunctionQualifier.of(Json.text(one.path("Resource"))), Json.text(one.path("Sid"))),
            one));
    return entries;
  }

  /** An answer tells of the function or of one alias: what is known of the others stays. */
  static Observed beside(JsonNode known, Observed observed) {
    boolean url = observed.attribute().equals(WorkloadRules.URL);
    boolean ofFunction = observed.resource().type().equals(ResourceTypes.FUNCTION)
        && (url || observed.attribute().equals(WorkloadRules.POLICY));
    if (!ofFunction || !known.isObject() || !observed.value().isObject()) {
      return observed;
    }
    UnaryOperator<String> whose = url ? name -> name : Aliases::alias;
    Set<String> told = Outcome.names(observed.value()).map(whose).collect(Collectors.toSet());
    if (told.isEmpty()) {
      told.add(whose.apply(""));
    }
    ObjectNode all = observed.value().deepCopy();
    known.properties().stream()
        .filter(entry -> !told.contains(whose.apply(entry.getKey())))
        .forEach(entry -> all.set(entry.getKey(), entry.getValue()));
    return observed.showing(all);
  }

  /** The function that a call deletes; with a qualifier it deletes one version alone. */
  static List<ResourceKey> whole(Event event) {
    return FunctionQualifier.of(event).isEmpty() ? Subjects.function(event) : List.of();
  }

  /** What a version takes with it that is deleted by itself: its URL, and every statement of its policy. */
  static JsonNode ofVersion(Event event) {
    String version = FunctionQualifier.of(event);
    return version.isEmpty() ? Json.missing() : Json.set(List.of(version, everything(version)));
  }

  /** Whether a removal takes all of the alias or version with it that the entry belongs to. */
  static boolean isTaken(JsonNode removed, String name) {
    String alias = alias(name);
    return !alias.isEmpty() && Json.has(removed, everything(alias));
  }

  /** No id of a statement ends so. */
  private static String everything(String alias) {
    return alias + ":";
  }

  private static String alias(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }

  private static String statement(String qualifier, String id) {
    return qualifier.isEmpty() || id.isEmpty() ? id : qualifier + ":" + id;
  }
}
