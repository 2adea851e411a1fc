package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the policy of a resource back that was there before, or takes the outsiders out of the one that is there. */
final class ResourcePolicy {

  private ResourcePolicy() {}

  static List<Step> restore(Situation s) {
    return PolicyKind.of(s.resource().type()).flatMap(kind -> step(s, kind)).stream()
        .toList();
  }

  private static Optional<Step> step(Situation s, PolicyKind kind) {
    Optional<ObjectNode> id = kind.id(s);
    Optional<JsonNode> wanted = wanted(s);
    if (id.isEmpty() || wanted.isEmpty()) {
      return Optional.empty();
    }
    JsonNode now = s.now().get("policy");
    List<String> cautions = new ArrayList<>(List.of(kind.caution()));
    if (now == null) {
      cautions.add("The policy now is not in the logs: undo with the saved answer");
    }
    return kind.put(id.get(), wanted.get()).map(call -> s.step(
            call,
            kind.put(id.get(), now == null ? written(s) : now).orElse(call),
            List.of(kind.read(id.get())),
            cautions)
        .affecting(s.strangersOnResource()));
  }

  /** The policy before; where that is not known, the policy now without the statements that name those let in. */
  private static Optional<JsonNode> wanted(Situation s) {
    JsonNode before = s.before().get("policy");
    if (before != null) {
      return Optional.of(before);
    }
    JsonNode now = s.now().get("policy");
    if (now == null || !now.path("Statement").isArray() || s.open().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(without(now, s.open()));
  }

  /** An Allow that names one of them goes as a whole; a policy without statements is none. */
  static JsonNode without(JsonNode policy, List<String> those) {
    ArrayNode kept = Json.array(List.of());
    for (JsonNode statement : policy.path("Statement")) {
      boolean allows = statement.path("Effect").asText().equals("Allow");
      String principal = statement.path("Principal").toString();
      boolean names = those.stream().anyMatch(who -> names(principal, who));
      if (!allows || !names) {
        kept.add(statement);
      }
    }
    ObjectNode left = policy.deepCopy();
    return kept.isEmpty() ? Json.nothing() : left.set("Statement", kept);
  }

  private static boolean names(String principal, String who) {
    return (who.equals("all") || who.equals("*"))
        ? principal.contains("\"*\"")
        : principal.contains(who);
  }

  private static JsonNode written(Situation s) {
    return PolicyKind.document(s.trigger());
  }
}
