package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.iam.Exposure;
import dev.tourniquet.iam.Owner;
import dev.tourniquet.iam.Policy;
import dev.tourniquet.iam.PolicyExposure;
import dev.tourniquet.iam.PolicyReader;
import dev.tourniquet.iam.PolicySyntaxException;
import dev.tourniquet.iam.ResourceKind;
import dev.tourniquet.iam.StatementSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whom a resource policy lets in beside its own account, by the test for "public" that all policies share. */
final class PolicyReach {

  /** Tells where a bucket lies, and nothing of what is in it. */
  private static final String HARMLESS = "s3:GetBucketLocation";

  private static final ObjectMapper JSON = new ObjectMapper();

  private PolicyReach() {}

  /**
   * Everyone outside {@code ownAccount} that the policy allows something; nobody where it cannot be read.
   *
   * @param policy an object, or its text as JSON
   */
  public static List<Grantee> of(JsonNode policy, ResourceKind kind, String ownAccount) {
    return read(policy)
        .map(known -> grantees(PolicyExposure.of(known, kind, new Owner(Set.of(ownAccount), ""))))
        .orElse(List.of());
  }

  /** The same of a policy that a call writes: ids of principals in it are of some that live. */
  static List<Grantee> ofWritten(JsonNode policy, ResourceKind kind, String ownAccount) {
    return of(UniqueIds.told(document(policy)), kind, ownAccount);
  }

  /**
   * What a policy lets everyone do, in lower case and with its wildcards; nothing where it lets in nobody in particular, or
   * cannot be read.
   */
  static Set<String> publicActions(JsonNode policy, ResourceKind kind) {
    return read(policy)
        .map(known -> PolicyExposure.of(known, kind, new Owner(Set.of(), "")))
        .filter(Exposure::isPublic)
        .map(Exposure::actions)
        .orElse(Set.of());
  }

  /** Whether it is a policy at all. */
  public static boolean isReadable(JsonNode policy) {
    return read(policy).isPresent();
  }

  private static List<Grantee> grantees(Exposure exposure) {
    List<Grantee> grantees = new ArrayList<>();
    if (exposure.isPublic()) {
      exposure.statements().forEach(statement -> grantees.addAll(anyone(statement)));
    }
    exposure.foreign().forEach(id -> grantees.add(Grantee.named(id)));
    return grantees.stream().distinct().toList();
  }

  /** Everyone that a provider vouches for is named by the provider. */
  private static List<Grantee> anyone(StatementSource statement) {
    JsonNode provider = statement.json().path("Principal").path("Federated");
    return provider.isMissingNode()
        ? List.of(Grantee.everyone("*"))
        : list(provider)
            .map(one -> new Grantee(Grantee.Kind.FEDERATED, one.asText()))
            .toList();
  }

  private static Optional<Policy> read(JsonNode policy) {
    try {
      return Optional.of(PolicyReader.read("policy", withoutHarmless(document(policy))));
    } catch (PolicySyntaxException e) {
      return Optional.empty();
    }
  }

  static JsonNode document(JsonNode policy) {
    try {
      return policy.isTextual() ? JSON.readTree(policy.asText()) : policy;
    } catch (JsonProcessingException e) {
      return policy;
    }
  }

  private static JsonNode withoutHarmless(JsonNode policy) {
    JsonNode statements = policy.path("Statement");
    if (list(statements).noneMatch(PolicyReach::isHarmless)) {
      return policy;
    }
    ArrayNode kept = JSON.createArrayNode();
    list(statements).filter(statement -> !isHarmless(statement)).forEach(kept::add);
    ObjectNode document = policy.deepCopy();
    document.set("Statement", kept);
    return document;
  }

  private static boolean isHarmless(JsonNode statement) {
    return statement.path("Effect").asText().equals("Allow")
        && statement.has("Action")
        && list(statement.path("Action"))
            .allMatch(action -> action.asText().equalsIgnoreCase(HARMLESS));
  }

  private static Stream<JsonNode> list(JsonNode oneOrMany) {
    return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
  }
}
