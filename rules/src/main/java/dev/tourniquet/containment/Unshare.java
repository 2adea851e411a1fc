package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Takes images and snapshots back from those they were shared with. */
final class Unshare {

  private static final String COPIES =
      "Copies and instances already made elsewhere stay; look for SharedSnapshotCopyInitiated";

  private Unshare() {}

  /** An image: its backing snapshots may be shared on their own. */
  static List<Step> image(Situation s) {
    if (s.open().isEmpty()) {
      return List.of();
    }
    List<ObjectNode> permissions =
        s.open().stream().map(Unshare::launchPermission).toList();
    return List.of(
        s.step(
            image(s, "Remove", permissions),
            image(s, "Add", permissions),
            List.of("ec2:DescribeImageAttribute (launchPermission)"),
            List.of(
                COPIES,
                "The snapshots behind the image may be shared separately: look at their createVolumePermission")));
  }

  private static Call image(Situation s, String operation, List<ObjectNode> permissions) {
    return new Call(
        "ec2",
        "ModifyImageAttribute",
        Json.object("ImageId", s.resource().id())
            .set("LaunchPermission", Json.object(operation, Json.array(permissions))));
  }

  static ObjectNode launchPermission(String who) {
    if (who.equals("all")) {
      return Json.object("Group", who);
    }
    if (!who.startsWith("arn:")) {
      return Json.object("UserId", who);
    }
    return Json.object(who.contains(":ou/") ? "OrganizationalUnitArn" : "OrganizationArn", who);
  }

  /** An EBS snapshot. */
  static List<Step> snapshot(Situation s) {
    if (s.open().isEmpty()) {
      return List.of();
    }
    return List.of(s.step(
        snapshot(s, "remove"),
        snapshot(s, "add"),
        List.of("ec2:DescribeSnapshotAttribute (createVolumePermission)"),
        List.of(COPIES)));
  }

  private static Call snapshot(Situation s, String operation) {
    List<String> accounts = s.open().stream().filter(who -> !who.equals("all")).toList();
    ObjectNode parameters = Json.object("SnapshotId", s.resource().id())
        .put("Attribute", "createVolumePermission")
        .put("OperationType", operation);
    if (!accounts.isEmpty()) {
      parameters.set("UserIds", Json.texts(accounts));
    }
    if (s.open().contains("all")) {
      parameters.set("GroupNames", Json.texts(List.of("all")));
    }
    return new Call("ec2", "ModifySnapshotAttribute", parameters);
  }

  /** A snapshot of a database, or with {@code cluster} in the names of one of a cluster. */
  static List<Step> database(Situation s) {
    if (s.open().isEmpty()) {
      return List.of();
    }
    boolean cluster = s.trigger().operation().contains("Cluster");
    List<Step> steps = new ArrayList<>();
    steps.add(s.step(
        database(s, "ValuesToRemove"),
        database(s, "ValuesToAdd"),
        List.of(
            cluster
                ? "rds:DescribeDBClusterSnapshotAttributes"
                : "rds:DescribeDBSnapshotAttributes"),
        List.of("Copies already made elsewhere stay")));
    return steps;
  }

  private static Call database(Situation s, String values) {
    boolean cluster = s.trigger().operation().contains("Cluster");
    JsonNode who = Json.texts(s.open());
    return new Call(
        "rds",
        cluster ? "ModifyDBClusterSnapshotAttribute" : "ModifyDBSnapshotAttribute",
        Json.object(
                cluster ? "DBClusterSnapshotIdentifier" : "DBSnapshotIdentifier",
                s.resource().id())
            .put("AttributeName", "restore")
            .set(values, who));
  }
}
