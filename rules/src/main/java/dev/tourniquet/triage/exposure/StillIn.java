package dev.tourniquet.triage.exposure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Presence;
import dev.tourniquet.config.Value;
import dev.tourniquet.iam.ResourceKind;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether someone who was let in is in as of the state of a resource. */
public final class StillIn {

  private static final Map<String, ResourceKind> KINDS = Map.of(
      "AWS::S3::Bucket", ResourceKind.S3,
      "AWS::S3::AccessPoint", ResourceKind.S3,
      "AWS::SQS::Queue", ResourceKind.SQS_QUEUE,
      "AWS::SNS::Topic", ResourceKind.SNS_TOPIC,
      "AWS::IAM::Role", ResourceKind.IAM_ROLE,
      "AWS::KMS::Key", ResourceKind.KMS_KEY,
      "AWS::SecretsManager::Secret", ResourceKind.SECRET,
      "AWS::EFS::FileSystem", ResourceKind.FILE_SYSTEM,
      "AWS::Lambda::Function", ResourceKind.LAMBDA_FUNCTION,
      "AWS::OpenSearch::Domain", ResourceKind.OPENSEARCH);

  private StillIn() {}

  /** False where the last call was logged without its parameters, or its order within a second decides. */
  public static boolean isTold(String attribute, Value value) {
    boolean byElement = value.known().isArray() && !attribute.equals("acl");
    return value.readable() && (byElement || !value.ambiguousOrder());
  }

  /** Whether the value of the attribute that let someone in still does. */
  public static Presence of(String attribute, Grantee grantee, Value value, ResourceKey key) {
    if (!isTold(attribute, value)) {
      return Presence.UNKNOWN;
    }
    JsonNode known = value.known();
    return switch (attribute) {
      case "url" -> of(known.valueStream().anyMatch(asks -> asks.asText().equals(grantee.id())));
      case "policy", "trust" -> of(outsiders(value, key).contains(grantee));
      case "grants" -> of(known.toString().contains(grantee.id()));
      default -> known.isArray() ? value.has(grantee.written()) : Presence.UNKNOWN;
    };
  }

  /** Whether an attribute is a policy, whose last writer decides. */
  public static boolean isPolicy(String attribute) {
    return attribute.equals("policy") || attribute.equals("trust");
  }

  /** What alone the value of a policy holds those to whom it does not name. */
  public static List<String> heldTo(Value value, ResourceKey key) {
    ResourceKind kind = KINDS.getOrDefault(key.type(), ResourceKind.OTHER);
    return policies(value.known())
        .flatMap(one -> HeldTo.of(one, kind, key.account()).stream())
        .toList();
  }

  /** Everyone outside the account whom the value of a policy or trust policy lets in. */
  public static List<Grantee> outsiders(Value value, ResourceKey key) {
    JsonNode policy = value.known();
    ResourceKind kind = KINDS.getOrDefault(key.type(), ResourceKind.OTHER);
    return policies(policy).flatMap(one -> reach(one, kind, value, key)).toList();
  }

  /** Everyone outside the account whom a policy of the resource lets in. */
  public static List<Grantee> reach(JsonNode policy, ResourceKey key, String account) {
    return PolicyReach.of(policy, KINDS.getOrDefault(key.type(), ResourceKind.OTHER), account);
  }

  /** A function's and a bus's policy is held as its single permissions, by their statement ids. */
  private static Stream<JsonNode> policies(JsonNode policy) {
    return PolicyReach.isReadable(policy)
        ? Stream.of(policy)
        : policy.valueStream().map(Permissions::policy);
  }

  /** What an inventory answered is stored, and rests on no event. */
  private static Stream<Grantee> reach(
      JsonNode policy, ResourceKind kind, Value value, ResourceKey key) {
    List<Grantee> reach = value.evidence().isEmpty()
        ? PolicyReach.of(policy, kind, key.account())
        : PolicyReach.ofWritten(policy, kind, key.account());
    return reach.stream();
  }

  private static Presence of(boolean open) {
    return open ? Presence.YES : Presence.NO;
  }
}
