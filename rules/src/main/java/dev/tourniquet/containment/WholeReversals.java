package dev.tourniquet.containment;

import static dev.tourniquet.containment.ElementReversals.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Reversals.Undo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes the whole value back that was there before. */
final class WholeReversals {

  private static final Map<String, Function<Undo, Optional<Call>>> BY_ATTRIBUTE = Map.ofEntries(
      Map.entry("AWS::S3::Bucket policy", of("s3", "Bucket", "BucketPolicy", "Policy")),
      Map.entry("AWS::S3::Bucket publicAccessBlock", WholeReversals::block),
      Map.entry("AWS::S3::AccountPublicAccessBlock publicAccessBlock", WholeReversals::account),
      Map.entry("AWS::S3::Bucket ownership", WholeReversals::ownership),
      Map.entry("AWS::S3::Bucket acl", WholeReversals::acl),
      Map.entry("AWS::IAM::Role trust", WholeReversals::trust),
      Map.entry("AWS::IAM::User permissionsBoundary", undo -> boundary(undo, "User")),
      Map.entry("AWS::IAM::Role permissionsBoundary", undo -> boundary(undo, "Role")),
      Map.entry("AWS::Lambda::Function role", WholeReversals::role),
      Map.entry("AWS::KMS::Key policy", WholeReversals::keyPolicy),
      Map.entry("AWS::KMS::Key state", WholeReversals::keyState),
      Map.entry("AWS::SNS::Topic policy", WholeReversals::topic),
      Map.entry("AWS::SQS::Queue policy", WholeReversals::queue),
      Map.entry(
          "AWS::SecretsManager::Secret policy",
          of("secretsmanager", "SecretId", "ResourcePolicy", "ResourcePolicy")),
      Map.entry("AWS::ECR::Repository policy", WholeReversals::repository),
      Map.entry(
          "AWS::EFS::FileSystem policy", of("efs", "FileSystemId", "FileSystemPolicy", "Policy")),
      Map.entry(
          "AWS::Backup::BackupVault policy",
          of("backup", "BackupVaultName", "BackupVaultAccessPolicy", "Policy")),
      Map.entry("AWS::RDS::DBInstance publiclyAccessible", WholeReversals::reachable),
      Map.entry("AWS::CloudTrail::Trail logging", WholeReversals::logging),
      Map.entry(
          "AWS::EC2::SnapshotBlockPublicAccess state",
          undo -> guard(undo, "SnapshotBlockPublicAccess", "State")),
      Map.entry(
          "AWS::EC2::ImageBlockPublicAccess state",
          undo -> guard(undo, "ImageBlockPublicAccess", "ImageBlockPublicAccessState")));

  private WholeReversals() {}

  static Optional<Call> of(Undo undo) {
    return undo.before().isMissingNode()
        ? Optional.empty()
        : Optional.ofNullable(BY_ATTRIBUTE.get(undo.what()))
            .map(by -> by.apply(undo))
            .orElseGet(() -> SettingReversals.of(undo));
  }

  /** {@code Put<name>} with the document as text; where there was none, {@code Delete<name>}. */
  private static Function<Undo, Optional<Call>> of(
      String service, String id, String name, String field) {
    return undo -> {
      ObjectNode who = Json.object(id, undo.id());
      return undo.before().isNull()
          ? call(service, "Delete" + name, who)
          : call(service, "Put" + name, who.put(field, text(undo.before())));
    };
  }

  private static Optional<Call> block(Undo undo) {
    return call(
        "s3",
        "PutPublicAccessBlock",
        Json.object("Bucket", undo.id()).set("PublicAccessBlockConfiguration", undo.before()));
  }

  private static Optional<Call> account(Undo undo) {
    return call(
        "s3control",
        "PutPublicAccessBlock",
        Json.object("AccountId", undo.id()).set("PublicAccessBlockConfiguration", undo.before()));
  }

  private static Optional<Call> ownership(Undo undo) {
    ObjectNode rule = Json.object("ObjectOwnership", undo.before().asText());
    return call(
        "s3",
        "PutBucketOwnershipControls",
        Json.object("Bucket", undo.id())
            .set("OwnershipControls", Json.object("Rules", Json.array(List.of(rule)))));
  }

  /** Nobody but the owner is the list called private; other lists need the owner's id, which no log tells. */
  private static Optional<Call> acl(Undo undo) {
    return undo.before().isArray() && undo.before().isEmpty()
        ? call("s3", "PutBucketAcl", Json.object("Bucket", undo.id()).put("ACL", "private"))
        : Optional.empty();
  }

  private static Optional<Call> trust(Undo undo) {
    return call(
        "iam",
        "UpdateAssumeRolePolicy",
        Json.object("RoleName", undo.id()).put("PolicyDocument", text(undo.before())));
  }

  private static Optional<Call> boundary(Undo undo, String kind) {
    ObjectNode who = Json.object(kind + "Name", undo.id());
    return undo.before().isNull()
        ? call("iam", "Delete" + kind + "PermissionsBoundary", who)
        : call(
            "iam",
            "Put" + kind + "PermissionsBoundary",
            who.put("PermissionsBoundary", undo.before().asText()));
  }

  private static Optional<Call> role(Undo undo) {
    return call(
        "lambda",
        "UpdateFunctionConfiguration",
        Json.object("FunctionName", undo.id()).put("Role", undo.before().asText()));
  }

  private static Optional<Call> keyPolicy(Undo undo) {
    return call(
        "kms",
        "PutKeyPolicy",
        Json.object("KeyId", undo.id())
            .put("PolicyName", "default")
            .put("Policy", text(undo.before())));
  }

  private static Optional<Call> keyState(Undo undo) {
    String now = undo.change().after().asText("");
    String operation = now.equals("PendingDeletion")
        ? "CancelKeyDeletion"
        : undo.before().asText().equals("Enabled") ? "EnableKey" : "DisableKey";
    return call("kms", operation, Json.object("KeyId", undo.id()));
  }

  private static Optional<Call> topic(Undo undo) {
    return undo.before().isNull()
        ? Optional.empty()
        : call(
            "sns",
            "SetTopicAttributes",
            Json.object("TopicArn", undo.arn("sns", undo.id()))
                .put("AttributeName", "Policy")
                .put("AttributeValue", text(undo.before())));
  }

  /** A queue loses its policy when an empty one is set. */
  private static Optional<Call> queue(Undo undo) {
    String policy = undo.before().isNull() ? "" : text(undo.before());
    return call(
        "sqs",
        "SetQueueAttributes",
        Json.object(
                "QueueUrl",
                "https://sqs." + undo.region() + ".amazonaws.com/" + undo.account() + "/"
                    + undo.id())
            .set("Attributes", Json.object("Policy", policy)));
  }

  private static Optional<Call> repository(Undo undo) {
    ObjectNode who = Json.object("repositoryName", undo.id());
    return undo.before().isNull()
        ? call("ecr", "DeleteRepositoryPolicy", who)
        : call("ecr", "SetRepositoryPolicy", who.put("policyText", text(undo.before())));
  }

  private static Optional<Call> reachable(Undo undo) {
    return call(
        "rds",
        "ModifyDBInstance",
        Json.object("DBInstanceIdentifier", undo.id())
            .put("PubliclyAccessible", undo.before().asBoolean())
            .put("ApplyImmediately", true));
  }

  private static Optional<Call> logging(Undo undo) {
    return call(
        "cloudtrail",
        undo.before().asBoolean() ? "StartLogging" : "StopLogging",
        Json.object("Name", undo.id()));
  }

  private static Optional<Call> guard(Undo undo, String guard, String field) {
    String state = undo.before().asText();
    return state.equals("unblocked")
        ? call("ec2", "Disable" + guard, Json.object())
        : call("ec2", "Enable" + guard, Json.object(field, state));
  }

  static String text(JsonNode document) {
    return document.isTextual() ? document.asText() : document.toString();
  }
}
