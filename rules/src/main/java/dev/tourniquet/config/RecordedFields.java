package dev.tourniquet.config;

import dev.tourniquet.inventory.ResourceTypes;
import java.util.Map;
import java.util.Set;

/** Fields of items that an attribute tells already, in small letters. */
final class RecordedFields {

  private static final Map<String, Set<String>> TOLD = Map.ofEntries(
      Map.entry(
          ResourceTypes.BUCKET,
          Set.of(
              "bucketpolicy",
              "accesscontrollist",
              "publicaccessblockconfiguration",
              "ownershipcontrols",
              "buckettaggingconfiguration")),
      Map.entry(
          ResourceTypes.ACCOUNT_PUBLIC_ACCESS_BLOCK,
          Set.of(
              "blockpublicacls", "ignorepublicacls", "blockpublicpolicy", "restrictpublicbuckets")),
      Map.entry("AWS::S3::AccessPoint", Set.of("policy", "publicaccessblockconfiguration")),
      Map.entry(ResourceTypes.SECURITY_GROUP, Set.of("ippermissions", "ippermissionsegress")),
      Map.entry(
          ResourceTypes.ROLE,
          Set.of(
              "assumerolepolicydocument",
              "rolepolicylist",
              "attachedmanagedpolicies",
              "permissionsboundary")),
      Map.entry(
          ResourceTypes.USER,
          Set.of("userpolicylist", "attachedmanagedpolicies", "permissionsboundary", "grouplist")),
      Map.entry(ResourceTypes.GROUP, Set.of("grouppolicylist", "attachedmanagedpolicies")),
      Map.entry(
          ResourceTypes.POLICY,
          Set.of("policyversionlist", "defaultversionid", "attachmentcount", "updatedate")),
      Map.entry(ResourceTypes.KMS_KEY, Set.of("policy", "keystate")),
      Map.entry(ResourceTypes.FUNCTION, Set.of("policy", "role", "codesha256")),
      Map.entry("AWS::SNS::Topic", Set.of("policy")),
      Map.entry("AWS::SQS::Queue", Set.of("policy")),
      Map.entry("AWS::ECR::Repository", Set.of("repositorypolicytext")),
      Map.entry("AWS::SecretsManager::ResourcePolicy", Set.of("resourcepolicy")),
      Map.entry("AWS::OpenSearch::Domain", Set.of("accesspolicies")),
      Map.entry("AWS::EFS::FileSystem", Set.of("filesystempolicy")),
      Map.entry("AWS::EC2::VPCEndpoint", Set.of("policydocument")),
      Map.entry("AWS::Backup::BackupVault", Set.of("accesspolicy")),
      Map.entry(ResourceTypes.DB_SNAPSHOT, Set.of("dbsnapshotattributes")),
      Map.entry(ResourceTypes.DB_CLUSTER_SNAPSHOT, Set.of("dbclustersnapshotattributes")),
      Map.entry(ResourceTypes.DB_INSTANCE, Set.of("publiclyaccessible")),
      Map.entry("AWS::Redshift::Cluster", Set.of("publiclyaccessible")),
      Map.entry("AWS::Redshift::ClusterSnapshot", Set.of("accountswithrestoreaccess")),
      Map.entry(HostRules.ANCHOR, Set.of("enabled")),
      Map.entry(HostRules.PROFILE, Set.of("enabled", "rolearns")),
      Map.entry("AWS::EC2::SnapshotBlockPublicAccess", Set.of("state")));

  private RecordedFields() {}

  static Set<String> told(String type) {
    return TOLD.getOrDefault(type, Set.of());
  }
}
