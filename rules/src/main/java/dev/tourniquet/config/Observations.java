package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.Documents;
import dev.tourniquet.inventory.InventoryItem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads whole attributes from what AWS described. */
final class Observations {

  private static final String GAAD = "get-account-authorization-details ";

  /** {@code <operation> <type>} to the attributes an item of it shows. */
  private static final Map<String, List<Shown>> SHOWN = Map.ofEntries(
      shown(
          "describe-image-attribute AWS::EC2::Image",
          new Shown(SharingRules.LAUNCH, item -> grantees(item.path("LaunchPermissions")))),
      shown(
          "describe-snapshot-attribute AWS::EC2::Snapshot",
          new Shown(SharingRules.VOLUME, item -> grantees(item.path("CreateVolumePermissions")))),
      shown(
          "describe-db-snapshot-attributes AWS::RDS::DBSnapshot",
          new Shown(SharingRules.RESTORE, item -> restore(item.path("DBSnapshotAttributes")))),
      shown(
          "describe-db-cluster-snapshot-attributes AWS::RDS::DBClusterSnapshot",
          new Shown(
              SharingRules.RESTORE, item -> restore(item.path("DBClusterSnapshotAttributes")))),
      shown(
          "describe-db-instances AWS::RDS::DBInstance",
          new Shown("publiclyAccessible", item -> item.path("PubliclyAccessible"))),
      shown(
          "get-bucket-policy AWS::S3::Bucket",
          new Shown(BucketRules.POLICY, item -> item.path("Policy"))),
      shown("get-bucket-acl AWS::S3::Bucket", new Shown(BucketRules.ACL, Acl::ofAnswer)),
      shown("get-public-access-block AWS::S3::Bucket", block()),
      shown("get-public-access-block AWS::S3::AccountPublicAccessBlock", block()),
      shown(
          "get-bucket-ownership-controls AWS::S3::Bucket",
          new Shown(
              BucketRules.OWNERSHIP,
              item -> item.at("/OwnershipControls/Rules/0/ObjectOwnership"))),
      shown(
          "describe-security-groups AWS::EC2::SecurityGroup",
          new Shown(WorkloadRules.RULES, GroupRules::ofAnswer)),
      shown(
          "get-policy AWS::Lambda::Function",
          new Shown(WorkloadRules.POLICY, item -> Aliases.statements(item.path("Policy")))),
      shown(
          "get-function-url-config AWS::Lambda::Function",
          new Shown(WorkloadRules.URL, item -> Aliases.url(item))),
      shown("list-functions AWS::Lambda::Function", new Shown("role", item -> item.path("Role"))),
      shown(
          "get-key-policy AWS::KMS::Key",
          new Shown(WorkloadRules.POLICY, item -> item.path("Policy"))),
      shown(
          GAAD + "AWS::IAM::Role",
          new Shown(IdentityRules.TRUST, item -> item.path("AssumeRolePolicyDocument")),
          inline("RolePolicyList"),
          attached(),
          boundary()),
      shown(
          GAAD + "AWS::IAM::User",
          inline("UserPolicyList"),
          attached(),
          boundary(),
          new Shown(
              IdentityRules.GROUPS,
              item -> Json.set(Json.each(item.path("GroupList")).map(Json::text).toList()))),
      shown(GAAD + "AWS::IAM::Group", inline("GroupPolicyList"), attached()),
      shown(
          GAAD + "AWS::IAM::Policy",
          new Shown(
              IdentityRules.VERSIONS,
              item -> byName(item.path("PolicyVersionList"), "VersionId", "Document")),
          new Shown(IdentityRules.DEFAULT_VERSION, item -> item.path("DefaultVersionId"))));

  private Observations() {}

  record Shown(String attribute, Function<JsonNode, JsonNode> value) {}

  /** The attributes that the item shows. */
  public static List<Observed> of(InventoryItem item) {
    if (item.isRecorded()) {
      return Recorded.of(item);
    }
    return SHOWN.getOrDefault(item.operation() + " " + item.resourceType(), List.of()).stream()
        .flatMap(shown -> observed(item, shown))
        .toList();
  }

  private static Stream<Observed> observed(InventoryItem item, Shown shown) {
    JsonNode value = shown.value().apply(item.item());
    return value.isMissingNode()
        ? Stream.of()
        : Stream.of(
            new Observed(item.key(), shown.attribute(), value, item.takenAt(), item.source()));
  }

  private static Map.Entry<String, List<Shown>> shown(String what, Shown... attributes) {
    return Map.entry(what, Arrays.asList(attributes));
  }

  private static Shown block() {
    return new Shown(
        BucketRules.PUBLIC_ACCESS_BLOCK,
        item -> PublicAccess.flags(item.path("PublicAccessBlockConfiguration")));
  }

  static Shown inline(String list) {
    return new Shown(
        IdentityRules.INLINE, item -> byName(item.path(list), "PolicyName", "PolicyDocument"));
  }

  static Shown attached() {
    return new Shown(
        IdentityRules.ATTACHED,
        item -> Json.set(Json.each(item.path("AttachedManagedPolicies"))
            .map(policy -> Json.text(policy.path("PolicyArn")))
            .toList()));
  }

  static Shown boundary() {
    return new Shown(IdentityRules.BOUNDARY, item -> {
      JsonNode arn = item.at("/PermissionsBoundary/PermissionsBoundaryArn");
      return arn.isMissingNode() ? Json.nothing() : arn;
    });
  }

  private static JsonNode grantees(JsonNode list) {
    return list.isMissingNode()
        ? list
        : Json.set(Json.each(list)
            .flatMap(
                item -> Stream.of("UserId", "Group", "OrganizationArn", "OrganizationalUnitArn")
                    .map(field -> Json.text(item.path(field))))
            .toList());
  }

  static JsonNode restore(JsonNode attributes) {
    return Json.each(attributes)
        .filter(attribute -> Json.text(attribute.path("AttributeName")).equals("restore"))
        .findFirst()
        .map(attribute -> Json.set(
            Json.each(attribute.path("AttributeValues")).map(Json::text).toList()))
        .orElse(Json.missing());
  }

  /** A list as entries; an empty {@code value} takes the whole element. A missing list is an empty one. */
  static JsonNode byName(JsonNode list, String name, String value) {
    ObjectNode entries = Json.object();
    Json.each(list)
        .forEach(item -> entries.set(
            Json.text(item.path(name)),
            value.isEmpty() ? item : Documents.document(item.path(value))));
    return entries;
  }
}
