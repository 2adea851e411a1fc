package dev.tourniquet.config;

import static dev.tourniquet.config.AttributeRule.rule;
import static dev.tourniquet.config.Op.ADD;
import static dev.tourniquet.config.Op.CREATE;
import static dev.tourniquet.config.Op.DELETE;
import static dev.tourniquet.config.Op.REMOVE;
import static dev.tourniquet.config.Op.SET;
import static dev.tourniquet.config.Reads.always;
import static dev.tourniquet.config.Reads.at;
import static dev.tourniquet.config.Reads.gone;
import static dev.tourniquet.config.Reads.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;

/** Who may restore database snapshots and reach databases. Aurora, DocumentDB and Neptune use the same calls. */
final class DatabaseRules {

  private static final Function<Event, List<ResourceKey>> SNAPSHOT =
      Subjects.at(ResourceTypes.DB_SNAPSHOT, "requestParameters.dBSnapshotIdentifier");
  private static final Function<Event, List<ResourceKey>> COPY = Subjects.at(
      ResourceTypes.DB_SNAPSHOT,
      "requestParameters.targetDBSnapshotIdentifier",
      "responseElements.dBSnapshotIdentifier");
  private static final Function<Event, List<ResourceKey>> CLUSTER_SNAPSHOT = Subjects.at(
      ResourceTypes.DB_CLUSTER_SNAPSHOT, "requestParameters.dBClusterSnapshotIdentifier");
  private static final Function<Event, List<ResourceKey>> CLUSTER_COPY = Subjects.at(
      ResourceTypes.DB_CLUSTER_SNAPSHOT,
      "requestParameters.targetDBClusterSnapshotIdentifier",
      "responseElements.dBClusterSnapshotIdentifier");
  private static final Function<Event, List<ResourceKey>> INSTANCE = Subjects.at(
      ResourceTypes.DB_INSTANCE,
      "requestParameters.dBInstanceIdentifier",
      "requestParameters.targetDBInstanceIdentifier");
  private static final Function<Event, List<ResourceKey>> REDSHIFT_SNAPSHOT =
      Subjects.at("AWS::Redshift::ClusterSnapshot", "requestParameters.snapshotIdentifier");
  private static final Function<Event, List<ResourceKey>> REDSHIFT_CLUSTER =
      Subjects.at("AWS::Redshift::Cluster", "requestParameters.clusterIdentifier");
  private static final Function<Event, List<ResourceKey>> DATA_SHARE =
      Subjects.at("AWS::Redshift::DataShare", "requestParameters.dataShareArn");
  private static final Function<Event, JsonNode> NOBODY = always(Json.emptySet());
  private static final String RESTORE = SharingRules.RESTORE;
  private static final String PUBLIC = "publiclyAccessible";

  static final List<AttributeRule> ALL = List.of(
      rule("rds CreateDBSnapshot", SNAPSHOT, RESTORE, CREATE, NOBODY),
      rule("rds CopyDBSnapshot", COPY, RESTORE, CREATE, NOBODY),
      rule("rds ModifyDBSnapshotAttribute", SNAPSHOT, RESTORE, SET, whole("dBSnapshotAttributes")),
      rule(
          "rds ModifyDBSnapshotAttribute",
          SNAPSHOT,
          RESTORE,
          ADD,
          part("dBSnapshotAttributes", "valuesToAdd")),
      rule(
          "rds ModifyDBSnapshotAttribute",
          SNAPSHOT,
          RESTORE,
          REMOVE,
          part("dBSnapshotAttributes", "valuesToRemove")),
      rule("rds DeleteDBSnapshot", SNAPSHOT, RESTORE, DELETE, gone()),
      rule("rds CreateDBClusterSnapshot", CLUSTER_SNAPSHOT, RESTORE, CREATE, NOBODY),
      rule("rds CopyDBClusterSnapshot", CLUSTER_COPY, RESTORE, CREATE, NOBODY),
      rule(
          "rds ModifyDBClusterSnapshotAttribute",
          CLUSTER_SNAPSHOT,
          RESTORE,
          SET,
          whole("dBClusterSnapshotAttributes")),
      rule(
          "rds ModifyDBClusterSnapshotAttribute",
          CLUSTER_SNAPSHOT,
          RESTORE,
          ADD,
          part("dBClusterSnapshotAttributes", "valuesToAdd")),
      rule(
          "rds ModifyDBClusterSnapshotAttribute",
          CLUSTER_SNAPSHOT,
          RESTORE,
          REMOVE,
          part("dBClusterSnapshotAttributes", "valuesToRemove")),
      rule("rds DeleteDBClusterSnapshot", CLUSTER_SNAPSHOT, RESTORE, DELETE, gone()),
      rule(
          "rds CreateDBInstance RestoreDBInstanceFromDBSnapshot RestoreDBInstanceFromS3"
              + " RestoreDBInstanceToPointInTime CreateDBInstanceReadReplica ModifyDBInstance",
          INSTANCE,
          PUBLIC,
          SET,
          at("requestParameters.publiclyAccessible", "responseElements.publiclyAccessible")),
      rule("rds DeleteDBInstance", INSTANCE, PUBLIC, DELETE, gone()),
      rule(
          "redshift AuthorizeSnapshotAccess",
          REDSHIFT_SNAPSHOT,
          RESTORE,
          ADD,
          texts("requestParameters.accountWithRestoreAccess")),
      rule(
          "redshift RevokeSnapshotAccess",
          REDSHIFT_SNAPSHOT,
          RESTORE,
          REMOVE,
          texts("requestParameters.accountWithRestoreAccess")),
      rule("redshift DeleteClusterSnapshot", REDSHIFT_SNAPSHOT, RESTORE, DELETE, gone()),
      rule(
          "redshift CreateCluster ModifyCluster RestoreFromClusterSnapshot",
          REDSHIFT_CLUSTER,
          PUBLIC,
          SET,
          at("requestParameters.publiclyAccessible")),
      rule("redshift DeleteCluster", REDSHIFT_CLUSTER, PUBLIC, DELETE, gone()),
      rule(
          "redshift AuthorizeDataShare",
          DATA_SHARE,
          "consumers",
          ADD,
          texts("requestParameters.consumerIdentifier")),
      rule(
          "redshift DeauthorizeDataShare",
          DATA_SHARE,
          "consumers",
          REMOVE,
          texts("requestParameters.consumerIdentifier")));

  private DatabaseRules() {}

  /** The whole list, which RDS gives back after each change. */
  private static Function<Event, JsonNode> whole(String list) {
    return event -> Json.each(event.at("responseElements." + list))
        .filter(attribute -> Json.text(attribute.path("attributeName")).equals(RESTORE))
        .findFirst()
        .map(attribute -> Json.set(
            Json.each(attribute.path("attributeValues")).map(Json::text).toList()))
        .orElse(Json.missing());
  }

  /** What the request adds or removes, where the response does not have the whole list. */
  private static Function<Event, JsonNode> part(String list, String values) {
    Function<Event, JsonNode> part = Reads.where(
        "requestParameters.attributeName", RESTORE, texts("requestParameters." + values));
    return event -> whole(list).apply(event).isMissingNode() ? part.apply(event) : Json.missing();
  }
}
