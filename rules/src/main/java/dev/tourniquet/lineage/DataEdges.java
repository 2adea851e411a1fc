package dev.tourniquet.lineage;

import static dev.tourniquet.lineage.EdgeRule.edge;

import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;

/** Relations of databases, buckets, trails and keys. */
final class DataEdges {

  private static final Function<Event, List<ResourceKey>> DB = Ends.first(
      ResourceTypes.DB_INSTANCE,
      "requestParameters.dBInstanceIdentifier",
      "requestParameters.targetDBInstanceIdentifier");
  private static final Function<Event, List<ResourceKey>> CLUSTER =
      Ends.at(ResourceTypes.DB_CLUSTER, "requestParameters.dBClusterIdentifier");
  private static final String PLACED = "rds CreateDBInstance ModifyDBInstance CreateDBCluster"
      + " ModifyDBCluster RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3"
      + " RestoreDBInstanceToPointInTime RestoreDBClusterFromSnapshot";
  private static final Function<Event, List<ResourceKey>> DB_SNAPSHOT =
      Ends.at(ResourceTypes.DB_SNAPSHOT, "requestParameters.dBSnapshotIdentifier");
  static final Function<Event, List<ResourceKey>> BUCKET =
      Ends.at(ResourceTypes.BUCKET, "requestParameters.bucketName");
  private static final Function<Event, List<ResourceKey>> TRAIL =
      Ends.at(ResourceTypes.TRAIL, "requestParameters.name");

  static final List<EdgeRule> ALL = List.of(
      edge("rds CreateDBSnapshot", EdgeType.SNAPSHOT_OF, DB_SNAPSHOT, DB),
      edge(
          "rds CreateDBClusterSnapshot",
          EdgeType.SNAPSHOT_OF,
          Ends.at(
              ResourceTypes.DB_CLUSTER_SNAPSHOT, "requestParameters.dBClusterSnapshotIdentifier"),
          Ends.at(ResourceTypes.DB_CLUSTER, "requestParameters.dBClusterIdentifier")),
      edge(
          "rds CopyDBSnapshot",
          EdgeType.COPY_OF,
          Ends.at(ResourceTypes.DB_SNAPSHOT, "requestParameters.targetDBSnapshotIdentifier"),
          Ends.source(ResourceTypes.DB_SNAPSHOT, "requestParameters.sourceDBSnapshotIdentifier")),
      edge(
          "rds CopyDBClusterSnapshot",
          EdgeType.COPY_OF,
          Ends.at(
              ResourceTypes.DB_CLUSTER_SNAPSHOT,
              "requestParameters.targetDBClusterSnapshotIdentifier"),
          Ends.source(
              ResourceTypes.DB_CLUSTER_SNAPSHOT,
              "requestParameters.sourceDBClusterSnapshotIdentifier")),
      edge("rds RestoreDBInstanceFromDBSnapshot", EdgeType.RESTORED_FROM, DB, DB_SNAPSHOT),
      edge(
          "rds RestoreDBInstanceFromS3 RestoreDBClusterFromS3",
          EdgeType.RESTORED_FROM,
          DataEdges::database,
          Ends.at(ResourceTypes.BUCKET, "requestParameters.s3BucketName")),
      edge(
          "rds RestoreDBClusterFromSnapshot",
          EdgeType.RESTORED_FROM,
          CLUSTER,
          Ends.at(ResourceTypes.DB_CLUSTER_SNAPSHOT, "requestParameters.snapshotIdentifier")),
      edge(
          "rds RestoreDBClusterToPointInTime",
          EdgeType.RESTORED_FROM,
          CLUSTER,
          Ends.at(ResourceTypes.DB_CLUSTER, "requestParameters.sourceDBClusterIdentifier")),
      edge(
          "rds CreateDBInstanceReadReplica",
          EdgeType.COPY_OF,
          DB,
          Ends.source(ResourceTypes.DB_INSTANCE, "requestParameters.sourceDBInstanceIdentifier")),
      edge(
          PLACED,
          EdgeType.IN,
          DataEdges::database,
          Ends.at("AWS::RDS::DBSubnetGroup", "requestParameters.dBSubnetGroupName")),
      edge(
          PLACED,
          EdgeType.USES,
          DataEdges::database,
          Ends.at(ResourceTypes.SECURITY_GROUP, "requestParameters.vpcSecurityGroupIds[]")),
      edge(
          "rds RestoreDBInstanceToPointInTime",
          EdgeType.RESTORED_FROM,
          Ends.at(ResourceTypes.DB_INSTANCE, "requestParameters.targetDBInstanceIdentifier"),
          Ends.at(ResourceTypes.DB_INSTANCE, "requestParameters.sourceDBInstanceIdentifier")),
      edge(
          "rds StartExportTask",
          EdgeType.EXPORT_OF,
          Ends.object("requestParameters.s3BucketName", ""),
          Ends.at(ResourceTypes.DB_SNAPSHOT, "requestParameters.sourceArn")),
      edge(
          "s3 PutBucketLogging",
          EdgeType.LOGS_TO,
          BUCKET,
          Ends.at(
              ResourceTypes.BUCKET,
              "requestParameters.BucketLoggingStatus.LoggingEnabled.TargetBucket")),
      edge(
          "s3 PutBucketReplication",
          EdgeType.REPLICATES_TO,
          BUCKET,
          Ends.at(
              ResourceTypes.BUCKET,
              "requestParameters.ReplicationConfiguration.Rule[].Destination.Bucket")),
      edge(
          "s3 CreateAccessPoint",
          EdgeType.EXPOSED_BY,
          Ends.at(ResourceTypes.BUCKET, "requestParameters.bucket"),
          Ends.at("AWS::S3::AccessPoint", "requestParameters.name")),
      edge(
          "cloudtrail CreateTrail UpdateTrail",
          EdgeType.WRITES_TO,
          TRAIL,
          Ends.first(
              ResourceTypes.BUCKET,
              "responseElements.s3BucketName",
              "requestParameters.s3BucketName")),
      edge(
          "kms CreateGrant",
          EdgeType.MAY_USE,
          event -> Ends.ofArn(event.text("requestParameters.granteePrincipal")),
          key("keyId")));

  private DataEdges() {}

  /** An instance of a cluster has the cluster's groups: the request of an instance names itself first. */
  private static List<ResourceKey> database(Event event) {
    List<ResourceKey> instance = DB.apply(event);
    return instance.isEmpty() ? CLUSTER.apply(event) : instance;
  }

  private static Function<Event, List<ResourceKey>> key(String field) {
    return Ends.first(
        ResourceTypes.KMS_KEY, "responseElements." + field, "requestParameters." + field);
  }
}
