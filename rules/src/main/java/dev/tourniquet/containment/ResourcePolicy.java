package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the policy of a resource back that was there before, or takes the outsiders out of the one that is there. */
final class ResourcePolicy {

  private ResourcePolicy() {}

  static List<Step> restore(Situation s) {
    return PolicyKind.of(s.resource().type()).flatMap(kind -> step(s, kind)).stream()
        .toList();
  }

  private static Optional<Step> step(Situation s, PolicyKind kind) {
    Optional<ObjectNode> id = kind.id(s);
    Optional<JsonNode> wanted = wanted(s, "policy");
    JsonNode now = s.now().get("policy");
    if (id.isEmpty() || wanted.isEmpty() || wanted.get().equals(now)) {
      return Optional.empty();
    }
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

  /**
   * The document before, or where that is not known the one now, in both cases without those let in: they may have stood
   * in it already.
   */
  static Optional<JsonNode> wanted(Situation s, String attribute) {
    JsonNode before = s.before().get(attribute);
    JsonNode now = s.now().get(attribute);
    JsonNode base = before == null ? now : before;
    if (base == null || !base.path("Statement").isContainerNode() || s.open().isEmpty()) {
      return Optional.ofNullable(before);
    }
    boolean changed = before != null && !before.equals(now);
    return Optional.of(without(base, s.open(), changed));
  }

  /**
   * Others that an Allow names beside them stay; one that names nobody else goes, and a policy without any is none.
   *
   * @param before whether this is not what lets them in now: then a condition kept everyone out, or all that a provider
   *     vouches for, and only accounts are taken out of such a statement
   */
  private static JsonNode without(JsonNode policy, List<String> open, boolean before) {
    ArrayNode kept = Json.array(List.of());
    for (JsonNode statement : statements(policy)) {
      boolean allows = statement.path("Effect").asText().equals("Allow");
      JsonNode principal = statement.path("Principal");
      List<String> those = before && statement.has("Condition")
          ? open.stream().filter(ResourcePolicy::isAccount).toList()
          : open;
      if (!allows || !names(principal, those)) {
        kept.add(statement);
        continue;
      }
      ObjectNode others = others(principal, those);
      if (!others.isEmpty()) {
        kept.add(((ObjectNode) statement.deepCopy()).set("Principal", others));
      }
    }
    ObjectNode left = policy.deepCopy();
    return kept.isEmpty() ? Json.nothing() : left.set("Statement", kept);
  }

  /** A policy may have one statement without a list around it. */
  private static List<JsonNode> statements(JsonNode policy) {
    JsonNode all = policy.path("Statement");
    return all.isObject() ? List.of(all) : all.valueStream().toList();
  }

  /** Whom it names beside them, by kind such as {@code AWS}; empty when nobody. */
  private static ObjectNode others(JsonNode principal, List<String> those) {
    ObjectNode others = Json.object();
    principal.properties().forEach(kind -> {
      JsonNode named = kind.getValue();
      List<JsonNode> left = (named.isArray() ? named.valueStream() : Stream.of(named))
          .filter(one -> !names(one, those))
          .toList();
      if (!left.isEmpty()) {
        others.set(kind.getKey(), named.isArray() ? Json.array(left) : named);
      }
    });
    return others;
  }

  private static boolean isAccount(String who) {
    return who.matches("\\d{12}");
  }

  private static boolean names(JsonNode principal, List<String> those) {
    return those.stream().anyMatch(who -> names(principal.toString(), who));
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
