package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.List;

/** Takes images, snapshots, documents and shares back from those they were shared with. */
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
    return List.of(step(
        s,
        image(s, "Remove", permissions),
        image(s, "Add", permissions),
        permission(s),
        List.of(
            COPIES,
            "The snapshots behind the image may be shared separately: look at their createVolumePermission. What names them (BlockDeviceMappings): "
                + snapshots(s).cli(s.resource().region()))));
  }

  private static Call permission(Situation s) {
    return new Call(
        "ec2",
        "DescribeImageAttribute",
        Json.object("ImageId", s.resource().id()).put("Attribute", "launchPermission"));
  }

  private static Call snapshots(Situation s) {
    return new Call(
        "ec2",
        "DescribeImages",
        Json.object().set("ImageIds", Json.texts(List.of(s.resource().id()))));
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
    return List.of(step(
        s,
        snapshot(s, "remove"),
        snapshot(s, "add"),
        new Call(
            "ec2",
            "DescribeSnapshotAttribute",
            Json.object("SnapshotId", s.resource().id())
                .put("Attribute", "createVolumePermission")),
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

  /** A snapshot of a database, or with {@code Cluster} in the names one of a cluster. */
  static List<Step> database(Situation s) {
    if (s.open().isEmpty()) {
      return List.of();
    }
    String kind = s.trigger().operation().contains("Cluster") ? "DBCluster" : "DB";
    ObjectNode id = Json.object(kind + "SnapshotIdentifier", s.resource().id());
    return List.of(step(
        s,
        database(s, kind, id, "ValuesToRemove"),
        database(s, kind, id, "ValuesToAdd"),
        new Call("rds", "Describe" + kind + "SnapshotAttributes", id),
        List.of("Copies already made elsewhere stay")));
  }

  private static Call database(Situation s, String kind, ObjectNode id, String values) {
    JsonNode who = Json.texts(s.open());
    return new Call(
        "rds",
        "Modify" + kind + "SnapshotAttribute",
        id.deepCopy().put("AttributeName", "restore").set(values, who));
  }

  /** A document of Systems Manager. */
  static List<Step> document(Situation s) {
    if (s.open().isEmpty()) {
      return List.of();
    }
    ObjectNode id = Json.object("Name", s.resource().id()).put("PermissionType", "Share");
    JsonNode who = Json.texts(s.open());
    return List.of(step(
        s,
        new Call("ssm", "ModifyDocumentPermission", id.deepCopy().set("AccountIdsToRemove", who)),
        new Call("ssm", "ModifyDocumentPermission", id.deepCopy().set("AccountIdsToAdd", who)),
        new Call("ssm", "DescribeDocumentPermission", id),
        List.of("What they copied of the document stays with them")));
  }

  /** A share of Resource Access Manager. */
  static List<Step> resourceShare(Situation s) {
    String arn = s.trigger().text("requestParameters.resourceShareArn");
    String share =
        arn.isEmpty() ? s.trigger().text("responseElements.resourceShare.resourceShareArn") : arn;
    if (s.open().isEmpty() || share.isEmpty()) {
      return List.of();
    }
    ObjectNode parameters = Json.object("resourceShareArn", share);
    parameters.set("principals", Json.texts(s.open()));
    ObjectNode read = Json.object("associationType", "PRINCIPAL");
    read.set("resourceShareArns", Json.texts(List.of(share)));
    return List.of(step(
        s,
        new Call("ram", "DisassociateResourceShare", parameters),
        new Call("ram", "AssociateResourceShare", parameters),
        new Call("ram", "GetResourceShareAssociations", read),
        List.of("Whoever is invited again has to accept again")));
  }

  /** A version of a layer of Lambda; the permission is named by its statement. */
  static List<Step> layer(Situation s) {
    Event added = s.trigger();
    String statement = added.text("requestParameters.statementId");
    String layer = added.text("requestParameters.layerName");
    long version = added.at("requestParameters.versionNumber").asLong();
    if (statement.isEmpty() || layer.isEmpty() || version == 0) {
      return List.of();
    }
    ObjectNode id = Json.object("LayerName", layer).put("VersionNumber", version);
    ObjectNode again = id.deepCopy().put("StatementId", statement);
    for (String field : List.of("action", "principal", "organizationId")) {
      String value = added.text("requestParameters." + field);
      if (!value.isEmpty()) {
        again.put(Json.capital(field), value);
      }
    }
    return List.of(step(
        s,
        new Call(
            "lambda", "RemoveLayerVersionPermission", id.deepCopy().put("StatementId", statement)),
        new Call("lambda", "AddLayerVersionPermission", again),
        new Call("lambda", "GetLayerVersionPolicy", id),
        List.of("Who fetched the layer keeps its code", "Every version has a policy of its own")));
  }

  private static Step step(Situation s, Call call, Call inverse, Call save, List<String> cautions) {
    return s.step(call, inverse, List.of(save), cautions)
        .affecting(s.open().stream().map(who -> who + ": taken back from it").toList());
  }
}
