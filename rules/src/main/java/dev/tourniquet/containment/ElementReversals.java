package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Reversals.Undo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes one element out of a set again, or puts it back. */
final class ElementReversals {

  private static final Map<String, Function<Undo, Optional<Call>>> BY_ATTRIBUTE = Map.ofEntries(
      Map.entry("AWS::EC2::Image launchPermission", ElementReversals::image),
      Map.entry("AWS::EC2::Snapshot createVolumePermission", ElementReversals::snapshot),
      Map.entry("AWS::RDS::DBSnapshot restore", undo -> database(undo, "DB")),
      Map.entry("AWS::RDS::DBClusterSnapshot restore", undo -> database(undo, "DBCluster")),
      Map.entry("AWS::SSM::Document share", ElementReversals::document),
      Map.entry("AWS::RAM::ResourceShare principals", undo -> share(undo, "principals")),
      Map.entry("AWS::RAM::ResourceShare resources", undo -> share(undo, "resourceArns")),
      Map.entry("AWS::IAM::User attachedPolicies", undo -> policy(undo, "User")),
      Map.entry("AWS::IAM::Role attachedPolicies", undo -> policy(undo, "Role")),
      Map.entry("AWS::IAM::Group attachedPolicies", undo -> policy(undo, "Group")),
      Map.entry("AWS::IAM::User inlinePolicies", undo -> inline(undo, "User")),
      Map.entry("AWS::IAM::Role inlinePolicies", undo -> inline(undo, "Role")),
      Map.entry("AWS::IAM::Group inlinePolicies", undo -> inline(undo, "Group")),
      Map.entry("AWS::IAM::User groups", ElementReversals::group),
      Map.entry("AWS::IAM::User accessKeys", ElementReversals::accessKey),
      Map.entry("AWS::EC2::SecurityGroup rules", GroupReversals::of),
      Map.entry("AWS::Lambda::Function policy", ElementReversals::permission),
      Map.entry("AWS::Lambda::Function url", ElementReversals::url),
      Map.entry("AWS::KMS::Key grants", ElementReversals::grant),
      Map.entry("AWS::Redshift::ClusterSnapshot restore", ElementReversals::redshift),
      Map.entry("AWS::EKS::Cluster accessEntries", ElementReversals::accessEntry));

  private ElementReversals() {}

  static Optional<Call> of(Undo undo) {
    return Optional.ofNullable(BY_ATTRIBUTE.get(undo.what())).flatMap(by -> by.apply(undo));
  }

  private static Optional<Call> image(Undo undo) {
    ObjectNode permissions = Json.object(
        undo.added() ? "Remove" : "Add",
        Json.array(List.of(Unshare.launchPermission(undo.element()))));
    return call(
        "ec2",
        "ModifyImageAttribute",
        Json.object("ImageId", undo.id()).set("LaunchPermission", permissions));
  }

  private static Optional<Call> snapshot(Undo undo) {
    boolean everybody = undo.element().equals("all");
    return call(
        "ec2",
        "ModifySnapshotAttribute",
        Json.object("SnapshotId", undo.id())
            .put("Attribute", "createVolumePermission")
            .put("OperationType", undo.added() ? "remove" : "add")
            .set(everybody ? "GroupNames" : "UserIds", Json.texts(List.of(undo.element()))));
  }

  private static Optional<Call> database(Undo undo, String kind) {
    return call(
        "rds",
        "Modify" + kind + "SnapshotAttribute",
        Json.object(kind + "SnapshotIdentifier", undo.id())
            .put("AttributeName", "restore")
            .set(
                undo.added() ? "ValuesToRemove" : "ValuesToAdd",
                Json.texts(List.of(undo.element()))));
  }

  private static Optional<Call> document(Undo undo) {
    return call(
        "ssm",
        "ModifyDocumentPermission",
        Json.object("Name", undo.id())
            .put("PermissionType", "Share")
            .set(
                undo.added() ? "AccountIdsToRemove" : "AccountIdsToAdd",
                Json.texts(List.of(undo.element()))));
  }

  private static Optional<Call> share(Undo undo, String list) {
    return call(
        "ram",
        undo.added() ? "DisassociateResourceShare" : "AssociateResourceShare",
        Json.object("resourceShareArn", undo.arn("ram", "resource-share/" + undo.id()))
            .set(list, Json.texts(List.of(undo.element()))));
  }

  private static Optional<Call> policy(Undo undo, String kind) {
    return call(
        "iam",
        (undo.added() ? "Detach" : "Attach") + kind + "Policy",
        Json.object(kind + "Name", undo.id()).put("PolicyArn", undo.element()));
  }

  /** The document that was there, whatever of it was changed. */
  private static Optional<Call> inline(Undo undo, String kind) {
    ObjectNode who = Json.object(kind + "Name", undo.id()).put("PolicyName", undo.element());
    JsonNode before = undo.before().path(undo.element());
    if (before.isObject()) {
      return call("iam", "Put" + kind + "Policy", who.put("PolicyDocument", before.toString()));
    }
    return undo.added() ? call("iam", "Delete" + kind + "Policy", who) : Optional.empty();
  }

  private static Optional<Call> group(Undo undo) {
    return call(
        "iam",
        undo.added() ? "RemoveUserFromGroup" : "AddUserToGroup",
        Json.object("UserName", undo.id()).put("GroupName", undo.element()));
  }

  /** A key is made inactive and never deleted, which nothing could undo. */
  private static Optional<Call> accessKey(Undo undo) {
    String status = undo.added() ? "Inactive" : undo.change().before().asText("");
    boolean can = !undo.removed() && (status.equals("Active") || status.equals("Inactive"));
    return can
        ? call(
            "iam",
            "UpdateAccessKey",
            Json.object("UserName", undo.id())
                .put("AccessKeyId", undo.element())
                .put("Status", status))
        : Optional.empty();
  }

  /** {@code live:open} is a statement of the alias {@code live}. */
  private static Optional<Call> permission(Undo undo) {
    String[] named = undo.element().split(":", 2);
    ObjectNode who = Json.object("FunctionName", undo.id());
    if (named.length == 2) {
      who.put("Qualifier", named[0]);
    }
    return undo.added()
        ? call("lambda", "RemovePermission", who.put("StatementId", named[named.length - 1]))
        : Optional.empty();
  }

  /** By the alias it belongs to; {@code $LATEST} is the function's own, which the calls do not name. */
  private static Optional<Call> url(Undo undo) {
    ObjectNode who = Json.object("FunctionName", undo.id());
    if (!undo.element().equals("$LATEST")) {
      who.put("Qualifier", undo.element());
    }
    JsonNode before = undo.change().before();
    if (before.isMissingNode()) {
      return call("lambda", "DeleteFunctionUrlConfig", who);
    }
    String operation = undo.removed() ? "CreateFunctionUrlConfig" : "UpdateFunctionUrlConfig";
    return before.isTextual()
        ? call("lambda", operation, who.put("AuthType", before.asText()))
        : Optional.empty();
  }

  private static Optional<Call> grant(Undo undo) {
    return undo.added()
        ? call("kms", "RevokeGrant", Json.object("KeyId", undo.id()).put("GrantId", undo.element()))
        : Optional.empty();
  }

  private static Optional<Call> redshift(Undo undo) {
    return call(
        "redshift",
        undo.added() ? "RevokeSnapshotAccess" : "AuthorizeSnapshotAccess",
        Json.object("SnapshotIdentifier", undo.id())
            .put("AccountWithRestoreAccess", undo.element()));
  }

  private static Optional<Call> accessEntry(Undo undo) {
    return undo.added()
        ? call(
            "eks",
            "DeleteAccessEntry",
            Json.object("clusterName", undo.id()).put("principalArn", undo.element()))
        : Optional.empty();
  }

  static Optional<Call> call(String service, String operation, JsonNode parameters) {
    return Optional.of(new Call(service, operation, parameters));
  }
}
