package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.triage.exposure.StillIn;
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
    return Optional.of(without(base, s, changed));
  }

  /**
   * Others that an Allow names beside them stay. One that names nobody else goes, as does one that lets them in by its
   * conditions; a policy without any is none.
   *
   * @param before whether this is not what lets them in now: then a condition kept everyone out, or all that a provider
   *     vouches for, and only accounts are taken out of such a statement
   */
  private static JsonNode without(JsonNode policy, Situation s, boolean before) {
    ArrayNode kept = Json.array(List.of());
    for (JsonNode statement : statements(policy)) {
      List<String> those = before && statement.has("Condition")
          ? s.open().stream().filter(ResourcePolicy::isAccount).toList()
          : s.open();
      boolean allows = statement.path("Effect").asText().equals("Allow");
      (allows ? left(statement, those, s) : Optional.of(statement)).ifPresent(kept::add);
    }
    ObjectNode left = policy.deepCopy();
    return kept.isEmpty() ? Json.nothing() : left.set("Statement", kept);
  }

  /** What is left of an Allow without them; nothing where it lets in nobody else. */
  private static Optional<JsonNode> left(JsonNode statement, List<String> those, Situation s) {
    JsonNode principal = statement.path("Principal");
    if (!names(principal, those)) {
      return letsIn(statement, s) ? Optional.empty() : Optional.of(statement);
    }
    ObjectNode others = others(principal, those);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(((ObjectNode) statement.deepCopy()).set("Principal", others));
  }

  /** A service that comes for one of them, or everyone who is of their account or organization. */
  private static boolean letsIn(JsonNode statement, Situation s) {
    JsonNode alone = Json.object().set("Statement", Json.array(List.of(statement)));
    return StillIn.reach(alone, s.resource(), s.account()).stream()
        .filter(one -> !one.isPublic())
        .anyMatch(one -> s.open().contains(one.written()));
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
