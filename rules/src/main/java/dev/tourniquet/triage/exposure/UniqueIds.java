package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tourniquet.iam.Caller;
import dev.tourniquet.trail.AccountIds;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Unique ids of users and roles as principals of a policy that a call writes. AWS takes the id of one that lives, puts its
 * ARN in place, and refuses the id of one that is gone; only in a policy that is stored an id means a deleted principal (IAM
 * User Guide, "AWS JSON policy elements: Principal"). So whoever is written so is let in.
 */
final class UniqueIds {

  private static final Pattern ID = Pattern.compile("A(ID|RO)A[A-Z2-7]{12,}");

  private UniqueIds() {}

  /** The policy with the account of each id in its place, where the id tells it; else as it is. */
  static JsonNode told(JsonNode policy) {
    if (names(policy).allMatch(name -> account(name).isEmpty())) {
      return policy;
    }
    JsonNode told = policy.deepCopy();
    statements(told)
        .map(statement -> statement.path("Principal"))
        .filter(principal ->
            principal.path("AWS").isValueNode() || principal.path("AWS").isArray())
        .forEach(principal -> resolve((ObjectNode) principal));
    return told;
  }

  /** Principals that a policy allows something and that tell no account, such as ids from before 2019. */
  static List<String> untold(JsonNode policy) {
    return names(policy)
        .filter(name -> !name.isBlank() && !name.equals("*"))
        .filter(name -> account(name).isEmpty() && Caller.of(name).account().isEmpty())
        .toList();
  }

  private static Stream<String> names(JsonNode policy) {
    return statements(policy)
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .flatMap(statement -> list(statement.path("Principal").path("AWS")))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  private static void resolve(ObjectNode principal) {
    ArrayNode names = principal.arrayNode();
    list(principal.path("AWS")).forEach(name -> {
      String account = account(name.asText());
      names.add(account.isEmpty() ? name : TextNode.valueOf(account));
    });
    principal.set("AWS", names);
  }

  private static String account(String name) {
    return ID.matcher(name).matches() ? AccountIds.fromUniqueId(name) : "";
  }

  private static Stream<JsonNode> statements(JsonNode policy) {
    return list(policy.path("Statement"));
  }

  private static Stream<JsonNode> list(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
  }
}
