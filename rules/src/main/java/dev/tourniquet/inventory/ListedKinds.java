package dev.tourniquet.inventory;

import static dev.tourniquet.inventory.ListedKind.answer;
import static dev.tourniquet.inventory.ListedKind.list;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The answers that are understood; names of fields are those of the AWS CLI's reference. */
final class ListedKinds {

  private static final List<ListedKind> ALL = List.of(
      list("ec2-describe-images", "Images", ResourceTypes.IMAGE, "ImageId").named("Name"),
      list("ec2-describe-snapshots", "Snapshots", ResourceTypes.SNAPSHOT, "SnapshotId"),
      list("ec2-describe-volumes", "Volumes", ResourceTypes.VOLUME, "VolumeId"),
      list("ec2-describe-instances", "Reservations", ResourceTypes.INSTANCE, "InstanceId")
          .within("Instances"),
      list(
              "ec2-describe-security-groups",
              "SecurityGroups",
              ResourceTypes.SECURITY_GROUP,
              "GroupId")
          .named("GroupName"),
      answer("ec2-describe-image-attribute", ResourceTypes.IMAGE, "ImageId"),
      answer("ec2-describe-snapshot-attribute", ResourceTypes.SNAPSHOT, "SnapshotId"),
      list("organizations-list-accounts", "Accounts", ResourceTypes.ACCOUNT, "Id")
          .named("Name")
          .withArn("Arn"),
      list(
              "organizations-describe-organization",
              "Organization",
              "AWS::Organizations::Organization",
              "Id")
          .withArn("Arn"),
      answer("organizations-describe-policy", "AWS::Organizations::Policy", ""),
      answer("organizations-list-targets-for-policy", "AWS::Organizations::Policy", ""),
      answer("organizations-list-parents", "AWS::Organizations::OrganizationalUnit", ""),
      principals("UserDetailList", ResourceTypes.USER, "UserName"),
      principals("GroupDetailList", ResourceTypes.GROUP, "GroupName"),
      principals("RoleDetailList", ResourceTypes.ROLE, "RoleName"),
      principals("RoleDetailList", ResourceTypes.INSTANCE_PROFILE, "InstanceProfileName")
          .within("InstanceProfileList"),
      principals("Policies", ResourceTypes.POLICY, "Arn").named("PolicyName"),
      list("iam-list-access-keys", "AccessKeyMetadata", ResourceTypes.USER, "UserName"),
      answer("iam-" + CredentialReport.OPERATION, ResourceTypes.USER, "user")
          .withArn("arn")
          .as(CredentialReport::users),
      answer("s3-get-bucket-policy", ResourceTypes.BUCKET, ""),
      answer("s3-get-bucket-acl", ResourceTypes.BUCKET, ""),
      answer("s3-get-public-access-block", ResourceTypes.BUCKET, ""),
      answer("s3-get-bucket-ownership-controls", ResourceTypes.BUCKET, ""),
      answer("s3-get-bucket-tagging", ResourceTypes.BUCKET, ""),
      answer("s3-get-bucket-policy-status", ResourceTypes.BUCKET, ""),
      answer("s3-get-bucket-logging", ResourceTypes.BUCKET, ""),
      list("s3-list-buckets", "Buckets", ResourceTypes.BUCKET, "Name").named("Name"),
      answer("s3control-get-public-access-block", ResourceTypes.ACCOUNT_PUBLIC_ACCESS_BLOCK, ""),
      rds("describe-db-snapshots", "DBSnapshots", ResourceTypes.DB_SNAPSHOT, "DBSnapshotIdentifier")
          .withArn("DBSnapshotArn"),
      rds(
              "describe-db-cluster-snapshots",
              "DBClusterSnapshots",
              ResourceTypes.DB_CLUSTER_SNAPSHOT,
              "DBClusterSnapshotIdentifier")
          .withArn("DBClusterSnapshotArn"),
      rds("describe-db-instances", "DBInstances", ResourceTypes.DB_INSTANCE, "DBInstanceIdentifier")
          .withArn("DBInstanceArn"),
      rds(
          "describe-db-snapshot-attributes",
          "DBSnapshotAttributesResult",
          ResourceTypes.DB_SNAPSHOT,
          "DBSnapshotIdentifier"),
      rds(
          "describe-db-cluster-snapshot-attributes",
          "DBClusterSnapshotAttributesResult",
          ResourceTypes.DB_CLUSTER_SNAPSHOT,
          "DBClusterSnapshotIdentifier"),
      list("lambda-list-functions", "Functions", ResourceTypes.FUNCTION, "FunctionName")
          .named("FunctionName")
          .withArn("FunctionArn"),
      answer("lambda-get-policy", ResourceTypes.FUNCTION, ""),
      answer("lambda-get-function-url-config", ResourceTypes.FUNCTION, "").withArn("FunctionArn"),
      answer("kms-get-key-policy", ResourceTypes.KMS_KEY, ""),
      answer("kms-list-grants", ResourceTypes.KMS_KEY, ""),
      list("cloudtrail-describe-trails", "trailList", ResourceTypes.TRAIL, "Name")
          .named("Name")
          .withArn("TrailARN"));

  private static final Map<String, List<ListedKind>> BY_OPERATION =
      ALL.stream().collect(Collectors.groupingBy(ListedKind::operation));

  private ListedKinds() {}

  /** What the operation lists; nothing for an operation that is not understood. */
  static List<ListedKind> of(InventoryPath path) {
    // The CLI calls the API "s3api"; "s3" is what people call it.
    String service = path.service().equals("s3api") ? "s3" : path.service();
    return BY_OPERATION.getOrDefault(service + "-" + path.operation(), List.of());
  }

  private static ListedKind principals(String field, String type, String id) {
    return list("iam-get-account-authorization-details", field, type, id)
        .named(id)
        .withArn("Arn");
  }

  private static ListedKind rds(String operation, String field, String type, String id) {
    return list("rds-" + operation, field, type, id).named(id);
  }
}
