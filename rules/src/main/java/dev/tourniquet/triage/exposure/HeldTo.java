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
import java.util.function.Predicate;
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
    statements(policy)
        .filter(HeldTo::allows)
        .forEach(one -> values.addAll(places(one, policy, new Judged(kind, ownAccount))));
    values.addAll(UniqueIds.untold(policy));
    values.addAll(issuers(policy));
    return values.stream().distinct().toList();
  }

  /**
   * Of each statement by itself: that everyone may read from anywhere tells nothing of an address that may write. Empty where
   * it would let in nobody else without its places, or what it allows is open to everyone anyway.
   */
  private static List<String> places(JsonNode statement, JsonNode policy, Judged judged) {
    JsonNode alone = only(policy, one -> one.equals(statement) || !allows(one));
    List<String> values = new ArrayList<>();
    JsonNode anywhere = alone.deepCopy();
    statements(anywhere).forEach(one -> strip(one, values));
    JsonNode beside = only(policy, one -> !allows(one) || isAboutAll(one, statement));
    return values.isEmpty()
            || judged.letsInAll(alone, anywhere)
            || judged.allowsAll(beside, anywhere)
        ? List.of()
        : values;
  }

  /** Whether a statement is about the same resources as another, or about all. */
  private static boolean isAboutAll(JsonNode one, JsonNode other) {
    JsonNode resource = one.path("Resource");
    return resource.equals(other.path("Resource")) || resource.asText().equals("*");
  }

  private static JsonNode only(JsonNode policy, Predicate<JsonNode> wanted) {
    ObjectNode some = policy.deepCopy();
    some.putArray("Statement").addAll(statements(policy).filter(wanted).toList());
    return some;
  }

  private static boolean allows(JsonNode statement) {
    return statement.path("Effect").asText().equals("Allow");
  }

  private static Stream<JsonNode> statements(JsonNode policy) {
    return each(policy.path("Statement"));
  }

  private static Stream<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
  }

  /** Issuers of one tenant of a provider that serves the whole world. */
  private static List<String> issuers(JsonNode policy) {
    return statements(policy)
        .filter(HeldTo::allows)
        .flatMap(one -> each(one.path("Principal").path("Federated")))
        .flatMap(one -> FederatedTrust.issuerOfTenant(one.asText()).stream())
        .toList();
  }

  /** Compares whom two policies of one resource let in. */
  private record Judged(ResourceKind kind, String ownAccount) {

    private boolean letsInAll(JsonNode policy, JsonNode other) {
      return PolicyReach.ofWritten(policy, kind, ownAccount)
          .containsAll(PolicyReach.ofWritten(other, kind, ownAccount));
    }

    private boolean allowsAll(JsonNode policy, JsonNode other) {
      return letsInAll(policy, other)
          && PolicyReach.publicActions(policy, kind)
              .containsAll(PolicyReach.publicActions(other, kind));
    }
  }

  private static void strip(JsonNode statement, List<String> values) {
    for (JsonNode operator : statement.path("Condition")) {
      List<String> keys = new ArrayList<>();
      operator.fieldNames().forEachRemaining(keys::add);
      keys.removeIf(key -> !holds(key));
      for (String key : keys) {
        JsonNode value = ((ObjectNode) operator).remove(key);
        each(value).forEach(one -> values.add(one.asText()));
      }
    }
  }

  private static boolean holds(String key) {
    return KEYS.contains(key.toLowerCase(Locale.ROOT)) || FederatedTrust.tellsTenant(key);
  }
}
