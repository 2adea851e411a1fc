package dev.tourniquet.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Policies inside events: an object, JSON text or percent-encoded JSON text, read only for whom they let in. */
final class Policies {

  private static final ObjectMapper JSON = new ObjectMapper();
  /** No policy that AWS takes is as long. */
  private static final int LONGEST = 200_000;

  private static final Set<String> FIELDS = Set.of(
      "policy",
      "policydocument",
      "policytext",
      "bucketpolicy",
      "resourcepolicy",
      "assumerolepolicydocument",
      "statement",
      "accesspolicies",
      "accesspolicy",
      "policyinjson",
      "keypolicy",
      "repositorypolicytext",
      "filesystempolicy",
      "delegationpolicy");

  private Policies() {}

  /** Whether the field holds a policy rather than, say, the empty flag of an S3 sub-resource. */
  static boolean isPolicy(String leaf, JsonNode value) {
    boolean shaped = value.isTextual()
        ? looksLikeJson(value.textValue())
        : value.has("Statement") || value.has("Effect");
    return shaped && FIELDS.contains(leaf.toLowerCase(Locale.ROOT));
  }

  /** The principals of all statements that allow. {@code NotPrincipal} lets in everyone else, so it counts as everyone. */
  static Collection<String> principals(JsonNode policy) {
    JsonNode document = policy.isTextual() ? parsed(policy.textValue()) : policy;
    Set<String> principals = new TreeSet<>();
    JsonNode statements = document.path("Statement");
    for (JsonNode statement : statements.isArray()
        ? statements
        : List.of(statements.isObject() ? statements : document)) {
      if (statement.path("Effect").asText("").equals("Allow")) {
        gather(statement, principals);
      }
    }
    return principals;
  }

  private static void gather(JsonNode statement, Set<String> principals) {
    if (statement.has("NotPrincipal")) {
      principals.add("*");
    }
    JsonNode principal = statement.path("Principal");
    texts(principal, principals);
    principal.forEach(kind -> {
      texts(kind, principals);
      kind.forEach(one -> texts(one, principals));
    });
  }

  private static void texts(JsonNode node, Set<String> principals) {
    if (node.isTextual()) {
      principals.add(node.textValue());
    }
  }

  private static boolean looksLikeJson(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return text.startsWith("{", start) || text.regionMatches(true, start, "%7B", 0, 3);
  }

  private static JsonNode parsed(String text) {
    if (text.length() > LONGEST || !text.contains("rincipal")) {
      return JSON.missingNode();
    }
    try {
      String json = text.stripLeading().startsWith("%")
          ? URLDecoder.decode(text, StandardCharsets.UTF_8)
          : text;
      return JSON.readTree(json);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Not a policy after all, or one that AWS refused: it lets nobody in.
      return JSON.missingNode();
    }
  }
}
