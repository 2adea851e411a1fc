package dev.tourniquet.lineage;

import static dev.tourniquet.lineage.EdgeRule.edge;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.FunctionQualifier;
import dev.tourniquet.trail.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What ends relations without naming them: deletions, and ties that are loosened by an id of their own. */
final class EndingEdges {

  /** Type of a tie that no id of AWS names alone: a statement of a function, a setting of a bucket. */
  static final String TIE = "tie";

  private static final String ASSOCIATION = "AWS::EC2::EIPAssociation";

  static final List<EdgeRule> ALL = all();

  private EndingEdges() {}

  private static List<EdgeRule> all() {
    List<EdgeRule> all = new ArrayList<>(ties());
    all.addAll(deletions());
    return List.copyOf(all);
  }

  private static List<EdgeRule> ties() {
    return List.of(
        tied(
            "ec2 AssociateAddress",
            Ends.at("AWS::EC2::EIP", "requestParameters.allocationId"),
            association("responseElements.associationId")),
        tied(
            "ec2 AssociateAddress",
            Ends.at(ResourceTypes.INSTANCE, "requestParameters.instanceId"),
            association("responseElements.associationId")),
        loosened("ec2 DisassociateAddress", association("requestParameters.associationId")),
        tied("lambda AddPermission", WorkloadEdges.FUNCTION, EndingEdges::statement),
        loosened("lambda RemovePermission", EndingEdges::statement),
        tied(
            "kms CreateGrant",
            event -> Ends.ofArn(event.text("requestParameters.granteePrincipal")),
            grant("responseElements.grantId")),
        loosened(
            "kms RevokeGrant RetireGrant",
            grant("requestParameters.grantId", "additionalEventData.grantId")),
        tied("s3 PutBucketLogging", DataEdges.BUCKET, setting("logging", true)),
        loosened("s3 PutBucketLogging", setting("logging", false)),
        tied("s3 PutBucketReplication", DataEdges.BUCKET, setting("replication", true)),
        loosened("s3 DeleteBucketReplication", setting("replication", true)));
  }

  private static List<EdgeRule> deletions() {
    return List.of(
        deleted("ec2 TerminateInstances", ResourceTypes.INSTANCE, "instancesSet[].instanceId"),
        deleted("ec2 DeregisterImage", ResourceTypes.IMAGE, "imageId"),
        deleted("ec2 DeleteSnapshot", ResourceTypes.SNAPSHOT, "snapshotId"),
        deleted("ec2 DeleteVolume", ResourceTypes.VOLUME, "volumeId"),
        deleted("ec2 DeleteSecurityGroup", ResourceTypes.SECURITY_GROUP, "groupId"),
        deleted("ec2 DeleteNetworkInterface", "AWS::EC2::NetworkInterface", "networkInterfaceId"),
        deleted("ec2 ReleaseAddress", "AWS::EC2::EIP", "allocationId"),
        deleted(
            "ec2 DeleteNatGateway",
            NetworkEdges.NAT_GATEWAY,
            "DeleteNatGatewayRequest.NatGatewayId",
            "natGatewayId"),
        deleted("iam DeleteRole", ResourceTypes.ROLE, "roleName"),
        deleted("iam DeleteUser", ResourceTypes.USER, "userName"),
        deleted("iam DeleteGroup", ResourceTypes.GROUP, "groupName"),
        deleted("iam DeletePolicy", ResourceTypes.POLICY, "policyArn"),
        deleted("iam DeleteInstanceProfile", ResourceTypes.INSTANCE_PROFILE, "instanceProfileName"),
        deleted("iam DeleteAccessKey", ResourceTypes.ACCESS_KEY, "accessKeyId"),
        edge(
            "lambda DeleteFunction",
            EdgeType.DELETED_BY,
            EndingEdges::wholeFunction,
            Principals::caller),
        deleted("ecs DeregisterTaskDefinition", "AWS::ECS::TaskDefinition", "taskDefinition"),
        deleted("rds DeleteDBInstance", ResourceTypes.DB_INSTANCE, "dBInstanceIdentifier"),
        deleted("rds DeleteDBCluster", ResourceTypes.DB_CLUSTER, "dBClusterIdentifier"),
        deleted("rds DeleteDBSnapshot", ResourceTypes.DB_SNAPSHOT, "dBSnapshotIdentifier"),
        deleted(
            "rds DeleteDBClusterSnapshot",
            ResourceTypes.DB_CLUSTER_SNAPSHOT,
            "dBClusterSnapshotIdentifier"),
        deleted("redshift DeleteCluster", "AWS::Redshift::Cluster", "clusterIdentifier"),
        deleted(
            "redshift DeleteClusterSnapshot",
            "AWS::Redshift::ClusterSnapshot",
            "snapshotIdentifier"),
        deleted(
            "es DeleteDomain DeleteElasticsearchDomain", "AWS::OpenSearch::Domain", "domainName"),
        deleted("elasticfilesystem DeleteFileSystem", "AWS::EFS::FileSystem", "fileSystemId"),
        deleted("backup DeleteBackupVault", "AWS::Backup::BackupVault", "backupVaultName"),
        deleted("dynamodb DeleteTable", "AWS::DynamoDB::Table", "tableName"),
        deleted("eks DeleteCluster", "AWS::EKS::Cluster", "name"),
        deleted("s3 DeleteBucket", ResourceTypes.BUCKET, "bucketName"),
        deleted("s3 DeleteAccessPoint", "AWS::S3::AccessPoint", "name"),
        deleted("cloudtrail DeleteTrail", ResourceTypes.TRAIL, "name"));
  }

  private static EdgeRule deleted(String call, String type, String... fields) {
    String[] paths = new String[fields.length];
    for (int i = 0; i < fields.length; i++) {
      paths[i] = "requestParameters." + fields[i];
    }
    return edge(call, EdgeType.DELETED_BY, Ends.first(type, paths), Principals::caller);
  }

  private static EdgeRule tied(
      String call,
      Function<Event, List<ResourceKey>> child,
      Function<Event, List<ResourceKey>> tie) {
    return edge(call, EdgeType.TIED_BY, child, tie);
  }

  private static EdgeRule loosened(String calls, Function<Event, List<ResourceKey>> tie) {
    return edge(calls, EdgeType.DELETED_BY, tie, Principals::caller);
  }

  private static Function<Event, List<ResourceKey>> association(String path) {
    return Ends.at(ASSOCIATION, path);
  }

  /** With a qualifier, also at the end of its name, one version of the function is deleted and the rest stays. */
  private static List<ResourceKey> wholeFunction(Event event) {
    return FunctionQualifier.of(event).isEmpty()
        ? Ends.first(ResourceTypes.FUNCTION, "requestParameters.functionName").apply(event)
        : List.of();
  }

  /** A statement of a function's policy: what takes it back names only its id. */
  private static List<ResourceKey> statement(Event event) {
    String id = event.text("requestParameters.statementId");
    return id.isEmpty() ? List.of() : ties(event, WorkloadEdges.FUNCTION, "statement " + id);
  }

  private static Function<Event, List<ResourceKey>> grant(String... paths) {
    return Ends.first(TIE, paths);
  }

  /** PutBucketLogging without a target turns logging off. */
  private static Function<Event, List<ResourceKey>> setting(String name, boolean on) {
    return event -> isSet(event, name) == on ? ties(event, DataEdges.BUCKET, name) : List.of();
  }

  private static boolean isSet(Event event, String name) {
    return !name.equals("logging")
        || event.at("requestParameters.BucketLoggingStatus").has("LoggingEnabled");
  }

  private static List<ResourceKey> ties(
      Event event, Function<Event, List<ResourceKey>> of, String name) {
    return of.apply(event).stream()
        .map(key -> Place.of(event).global(TIE, key.id() + " " + name))
        .toList();
  }
}
