package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Saves a key of KMS, and takes back who may use it. */
final class EncryptionKey {

  private static final List<String> GRANT =
      List.of("granteePrincipal", "retiringPrincipal", "operations", "constraints", "name");

  private EncryptionKey() {}

  /**
   * Deletion is called off and the key enabled: cancelling leaves it disabled. A policy that locks its owner out is put
   * back; material that was deleted can only be imported anew.
   */
  static List<Step> keep(Situation s) {
    Set<String> calls = s.inForce().stream().map(Event::operation).collect(Collectors.toSet());
    List<Step> steps = new ArrayList<>();
    if (calls.contains("PutKeyPolicy")) {
      steps.addAll(ResourcePolicy.restore(s));
    }
    if (calls.contains("ScheduleKeyDeletion") || calls.contains("DisableKey")) {
      steps.addAll(enabled(s, calls.contains("ScheduleKeyDeletion")));
    }
    return steps;
  }

  private static List<Step> enabled(Situation s, boolean scheduled) {
    ObjectNode id = Json.object("KeyId", s.resource().id());
    List<Call> save = List.of(new Call("kms", "DescribeKey", id));
    List<Step> steps = new ArrayList<>();
    if (scheduled) {
      steps.add(
          s.step(
              new Call("kms", "CancelKeyDeletion", id),
              new Call("kms", "ScheduleKeyDeletion", id.deepCopy().put("PendingWindowInDays", 30)),
              save,
              List.of(
                  "Undoing it deletes the key and all that it encrypts after 30 days: there is hardly a reason to")));
    }
    steps.add(s.step(
        new Call("kms", "EnableKey", id),
        new Call("kms", "DisableKey", id),
        save,
        List.of("Whoever disabled it can do so again: stop the caller as well")));
    return steps;
  }

  /** The members' names alone: keys of an encryption context are the caller's own, and their case counts. */
  private static JsonNode members(JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    ObjectNode named = Json.object();
    value.properties().stream()
        .filter(member -> !member.getKey().isEmpty())
        .forEach(member -> named.set(Json.capital(member.getKey()), member.getValue()));
    return named;
  }

  /** A grant to an outsider; where the key's policy let it in, the policy. */
  static List<Step> revokeGrant(Situation s) {
    if (s.trigger().operation().equals("PutKeyPolicy")) {
      return ResourcePolicy.restore(s);
    }
    String grant = s.trigger().text("responseElements.grantId");
    if (grant.isEmpty()) {
      return List.of();
    }
    ObjectNode id = Json.object("KeyId", s.resource().id());
    ObjectNode again = id.deepCopy();
    for (String field : GRANT) {
      JsonNode value = s.trigger().at("requestParameters." + field);
      if (!value.isMissingNode() && !value.isNull()) {
        again.set(Json.capital(field), members(value));
      }
    }
    return List.of(s.step(
            new Call("kms", "RevokeGrant", id.deepCopy().put("GrantId", grant)),
            new Call("kms", "CreateGrant", again),
            List.of(new Call("kms", "ListGrants", id.deepCopy().put("GrantId", grant))),
            List.of(
                "A grant made again has another id",
                "What was encrypted anew with a key of the other side stays readable there"))
        .affecting(s.strangersOnResource()));
  }
}
