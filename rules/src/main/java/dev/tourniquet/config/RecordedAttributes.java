package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Observations.Shown;
import dev.tourniquet.inventory.Documents;
import dev.tourniquet.inventory.ResourceTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where items of AWS Config have the attributes that calls change. {@code configuration} is read with the names of
 * describing calls; {@code supplementaryConfiguration} has these names already.
 */
final class RecordedAttributes {

  private static final Map<String, List<Shown>> BY_TYPE = Map.ofEntries(
      of(
          ResourceTypes.BUCKET,
          in("supplementaryConfiguration", BucketRules.POLICY, "BucketPolicy.PolicyText"),
          new Shown(BucketRules.ACL, RecordedAttributes::acl),
          new Shown(
              BucketRules.PUBLIC_ACCESS_BLOCK,
              item -> PublicAccess.flags(supplement(item, "PublicAccessBlockConfiguration"))),
          new Shown(BucketRules.OWNERSHIP, item -> supplement(item, "OwnershipControls")
              .at("/Rules/0/ObjectOwnership"))),
      of(
          ResourceTypes.ACCOUNT_PUBLIC_ACCESS_BLOCK,
          new Shown(
              BucketRules.PUBLIC_ACCESS_BLOCK,
              item -> PublicAccess.flags(item.path("configuration")))),
      of(
          "AWS::S3::AccessPoint",
          policy("Policy"),
          new Shown(
              BucketRules.PUBLIC_ACCESS_BLOCK,
              item -> PublicAccess.flags(
                  item.path("configuration").path("PublicAccessBlockConfiguration")))),
      of(
          ResourceTypes.SECURITY_GROUP,
          configured(WorkloadRules.RULES, RecordedAttributes::groupRules)),
      of(
          ResourceTypes.ROLE,
          policy(IdentityRules.TRUST, "AssumeRolePolicyDocument"),
          within(Observations.inline("RolePolicyList")),
          within(Observations.attached()),
          within(Observations.boundary())),
      of(
          ResourceTypes.USER,
          within(Observations.inline("UserPolicyList")),
          within(Observations.attached()),
          within(Observations.boundary()),
          configured(
              IdentityRules.GROUPS,
              user -> Json.set(Json.each(user.path("GroupList")).map(Json::text).toList()))),
      of(
          ResourceTypes.GROUP,
          within(Observations.inline("GroupPolicyList")),
          within(Observations.attached())),
      of(
          ResourceTypes.POLICY,
          configured(
              IdentityRules.VERSIONS,
              policy ->
                  Observations.byName(policy.path("PolicyVersionList"), "VersionId", "Document")),
          configured(IdentityRules.DEFAULT_VERSION, policy -> policy.path("DefaultVersionId"))),
      of(
          ResourceTypes.KMS_KEY,
          in("supplementaryConfiguration", WorkloadRules.POLICY, "Policy"),
          configured("state", key -> key.path("KeyState"))),
      of(
          ResourceTypes.FUNCTION,
          new Shown(WorkloadRules.POLICY, RecordedAttributes::functionPolicy),
          configured("role", function -> function.path("Role")),
          configured("code", function -> function.path("CodeSha256"))),
      of("AWS::SNS::Topic", policy("Policy")),
      of("AWS::SQS::Queue", policy("Policy")),
      of("AWS::ECR::Repository", policy("RepositoryPolicyText")),
      of("AWS::SecretsManager::ResourcePolicy", policy("ResourcePolicy")),
      of("AWS::OpenSearch::Domain", policy("AccessPolicies")),
      of("AWS::EFS::FileSystem", policy("FileSystemPolicy")),
      of("AWS::EC2::VPCEndpoint", policy("PolicyDocument")),
      of("AWS::Backup::BackupVault", policy("AccessPolicy")),
      of(
          ResourceTypes.DB_SNAPSHOT,
          new Shown(
              SharingRules.RESTORE,
              item -> Observations.restore(supplement(item, "DBSnapshotAttributes")))),
      of(
          ResourceTypes.DB_CLUSTER_SNAPSHOT,
          new Shown(
              SharingRules.RESTORE,
              item -> Observations.restore(supplement(item, "DBClusterSnapshotAttributes")))),
      of(
          ResourceTypes.DB_INSTANCE,
          configured("publiclyAccessible", db -> db.path("PubliclyAccessible"))),
      of(
          "AWS::Redshift::Cluster",
          configured("publiclyAccessible", cluster -> cluster.path("PubliclyAccessible"))),
      of(
          "AWS::Redshift::ClusterSnapshot",
          configured(
              SharingRules.RESTORE,
              snapshot -> Json.set(Json.each(snapshot.path("AccountsWithRestoreAccess"))
                  .map(account -> Json.text(account.path("AccountId")))
                  .toList()))),
      of(HostRules.ANCHOR, configured(HostRules.ENABLED, anchor -> anchor.path("Enabled"))),
      of(
          HostRules.PROFILE,
          configured(HostRules.ENABLED, profile -> profile.path("Enabled")),
          configured(
              HostRules.ROLES,
              profile ->
                  Json.set(Json.each(profile.path("RoleArns")).map(Json::text).toList()))),
      of("AWS::EC2::SnapshotBlockPublicAccess", configured("state", state -> state.path("State"))));

  private RecordedAttributes() {}

  static List<Shown> of(String type) {
    return BY_TYPE.getOrDefault(type, List.of());
  }

  private static Map.Entry<String, List<Shown>> of(String type, Shown... shown) {
    return Map.entry(type, Arrays.asList(shown));
  }

  private static Shown configured(String attribute, Function<JsonNode, JsonNode> value) {
    return new Shown(attribute, item -> value.apply(item.path("configuration")));
  }

  private static Shown within(Shown shown) {
    return configured(shown.attribute(), shown.value());
  }

  private static Shown policy(String field) {
    return policy("policy", field);
  }

  private static Shown policy(String attribute, String field) {
    return in("configuration", attribute, field);
  }

  /** A document that is there, or none: the field is null, empty or not written where there is no policy. */
  private static Shown in(String part, String attribute, String path) {
    return new Shown(attribute, item -> {
      JsonNode value = item.path(part);
      for (String step : path.split("\\.", -1)) {
        value = value.path(step);
      }
      JsonNode document = Documents.document(value);
      boolean none = value.isMissingNode() || value.isNull() || Json.text(value).isBlank();
      return document.isObject()
          ? document
          : none && item.path(part).isObject() ? Json.nothing() : Json.missing();
    });
  }

  private static JsonNode supplement(JsonNode item, String field) {
    return item.path("supplementaryConfiguration").path(field);
  }

  /** While public ACLs are ignored, S3 shows the list without them: that is not what was set. */
  private static JsonNode acl(JsonNode item) {
    boolean hidden = PublicAccess.flags(supplement(item, "PublicAccessBlockConfiguration"))
        .path("IgnorePublicAcls")
        .asBoolean(false);
    return hidden
        ? Json.missing()
        : Acl.ofRecorded(item.path("recordedSupplement").path("AccessControlList"));
  }

  /** Newer items have addresses twice: as texts and in {@code ipv4Ranges}. */
  private static JsonNode groupRules(JsonNode group) {
    return group.path("IpPermissions").isArray() ? GroupRules.ofAnswer(group) : Json.missing();
  }

  private static JsonNode functionPolicy(JsonNode item) {
    JsonNode written = supplement(item, "Policy");
    JsonNode document =
        Documents.document(written.has("Policy") ? written.path("Policy") : written);
    return document.isObject()
        ? Observations.byName(document.path("Statement"), "Sid", "")
        : Json.missing();
  }
}
