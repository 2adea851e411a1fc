package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.iam.ResourceKind;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What alone a policy holds everyone to: addresses, networks and endpoints, or ids of principals. It is not public, but whose
 * they are no policy tells.
 */
public final class HeldTo {

  private static final Set<String> KEYS =
      Set.of("aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:userid");

  private HeldTo() {}

  /** The values, as the policy that the call writes has them; none where it lets in whomever it names, or nobody. */
  public static List<String> of(Event event) {
    return ResourcePolicies.heldTo(event).stream().distinct().toList();
  }

  static List<String> of(JsonNode policy, ResourceKind kind, String ownAccount) {
    if (!PolicyReach.isReadable(policy) || !PolicyReach.of(policy, kind, ownAccount).isEmpty()) {
      return List.of();
    }
    JsonNode anywhere = PolicyReach.document(policy).deepCopy();
    List<String> values = new ArrayList<>();
    JsonNode statements = anywhere.path("Statement");
    (statements.isArray() ? statements.valueStream() : Stream.of(statements))
        .forEach(one -> strip(one, values));
    return PolicyReach.of(anywhere, kind, ownAccount).isEmpty() ? List.of() : values;
  }

  private static void strip(JsonNode statement, List<String> values) {
    for (JsonNode operator : statement.path("Condition")) {
      List<String> keys = new ArrayList<>();
      operator.fieldNames().forEachRemaining(keys::add);
      keys.removeIf(key -> !KEYS.contains(key.toLowerCase(Locale.ROOT)));
      for (String key : keys) {
        JsonNode value = ((ObjectNode) operator).remove(key);
        (value.isArray() ? value.valueStream() : Stream.of(value))
            .forEach(one -> values.add(one.asText()));
      }
    }
  }
}
