package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.iam.FederatedTrust;
import dev.tourniquet.iam.ResourceKind;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What alone a policy holds those to whom it does not name: addresses, networks and endpoints, ids of principals, tenants of
 * an identity provider that serves the whole world. It is not public, but whose they are no policy tells.
 */
public final class HeldTo {

  private static final Set<String> KEYS =
      Set.of("aws:sourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:userid");

  private HeldTo() {}

  /** The values, as the policy or permission that the call writes has them; none where it lets in only whom it names, or nobody. */
  public static List<String> of(Event event) {
    return Stream.concat(
            ResourcePolicies.heldTo(event).stream(), Permissions.heldTo(event).stream())
        .distinct()
        .toList();
  }

  /** The same of a policy by itself. */
  static List<String> of(JsonNode written, ResourceKind kind, String ownAccount) {
    if (!PolicyReach.isReadable(written)) {
      return List.of();
    }
    JsonNode policy = PolicyReach.document(written);
    List<String> values = new ArrayList<>();
    JsonNode anywhere = policy.deepCopy();
    JsonNode statements = anywhere.path("Statement");
    (statements.isArray() ? statements.valueStream() : Stream.of(statements))
        .forEach(one -> strip(one, values));
    if (PolicyReach.ofWritten(policy, kind, ownAccount)
        .containsAll(PolicyReach.ofWritten(anywhere, kind, ownAccount))) {
      values.clear();
    }
    values.addAll(UniqueIds.untold(policy));
    return values;
  }

  private static void strip(JsonNode statement, List<String> values) {
    for (JsonNode operator : statement.path("Condition")) {
      List<String> keys = new ArrayList<>();
      operator.fieldNames().forEachRemaining(keys::add);
      keys.removeIf(key -> !holds(key));
      for (String key : keys) {
        JsonNode value = ((ObjectNode) operator).remove(key);
        (value.isArray() ? value.valueStream() : Stream.of(value))
            .forEach(one -> values.add(one.asText()));
      }
    }
  }

  private static boolean holds(String key) {
    return KEYS.contains(key.toLowerCase(Locale.ROOT)) || FederatedTrust.tellsTenant(key);
  }
}
