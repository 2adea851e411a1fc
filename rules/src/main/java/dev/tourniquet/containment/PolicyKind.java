package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the policy of one type of resource is read, put and deleted.
 *
 * @param service as in IAM actions
 * @param read the operation that reads it
 * @param saved where the answer has it
 * @param put the operation that writes it, and the parameter that takes it
 * @param delete the operation that deletes it; empty where there is none
 * @param id the parameter that names the resource
 */
record PolicyKind(
    String type, String service, String read, String saved, Put put, String delete, String id) {

  private static final String ATTRIBUTE = "attribute";
  private static final String ACCESS_POINT = "AWS::S3::AccessPoint";

  /** The operation that writes, and its parameter for the document; {@code attribute} where it is one of several. */
  record Put(String operation, String parameter) {}

  private static final List<PolicyKind> ALL = List.of(
      kind(
          "AWS::S3::Bucket",
          "s3 GetBucketPolicy /Policy PutBucketPolicy Policy DeleteBucketPolicy Bucket"),
      kind(
          ACCESS_POINT,
          "s3control GetAccessPointPolicy /Policy PutAccessPointPolicy Policy DeleteAccessPointPolicy Name"),
      kind(
          "AWS::SecretsManager::Secret",
          "secretsmanager GetResourcePolicy /ResourcePolicy PutResourcePolicy ResourcePolicy DeleteResourcePolicy SecretId"),
      kind(
          "AWS::ECR::Repository",
          "ecr GetRepositoryPolicy /policyText SetRepositoryPolicy policyText DeleteRepositoryPolicy repositoryName"),
      kind("AWS::KMS::Key", "kms GetKeyPolicy /Policy PutKeyPolicy Policy - KeyId"),
      kind(
          "AWS::SNS::Topic",
          "sns GetTopicAttributes /Attributes/Policy SetTopicAttributes attribute - TopicArn"),
      kind(
          "AWS::SQS::Queue",
          "sqs GetQueueAttributes /Attributes/Policy SetQueueAttributes attribute - QueueUrl"),
      kind(
          "AWS::Backup::BackupVault",
          "backup GetBackupVaultAccessPolicy /Policy PutBackupVaultAccessPolicy Policy"
              + " DeleteBackupVaultAccessPolicy BackupVaultName"),
      kind(
          "AWS::EFS::FileSystem",
          "efs DescribeFileSystemPolicy /Policy PutFileSystemPolicy Policy DeleteFileSystemPolicy FileSystemId"),
      kind(
          "AWS::DynamoDB::Table",
          "dynamodb GetResourcePolicy /Policy PutResourcePolicy Policy DeleteResourcePolicy ResourceArn"));

  private static PolicyKind kind(String type, String words) {
    String[] w = words.split(" ", -1);
    return new PolicyKind(
        type, w[0], w[1], w[2], new Put(w[3], w[4]), w[5].equals("-") ? "" : w[5], w[6]);
  }

  static Optional<PolicyKind> of(String type) {
    return ALL.stream().filter(kind -> kind.type().equals(type)).findFirst();
  }

  /** Every call that writes or deletes the policy of a resource, such as {@code s3:PutBucketPolicy}. */
  static Stream<String> writingCalls() {
    return ALL.stream().flatMap(kind -> Stream.of(kind.put().operation(), kind.delete())
        .filter(operation -> !operation.isEmpty())
        .map(operation -> kind.service() + ":" + operation));
  }

  /** The kind whose policy this call writes or deletes. */
  static Optional<PolicyKind> writtenBy(Call call) {
    return ALL.stream()
        .filter(kind -> kind.service().equals(call.service()))
        .filter(kind -> kind.put().operation().equals(call.operation())
            || kind.delete().equals(call.operation()))
        .findFirst();
  }

  /** Parameters that name the resource; empty where the trigger does not tell a name the API takes. */
  Optional<ObjectNode> id(Situation s) {
    String value =
        switch (id) {
          case "TopicArn" -> s.trigger().text("requestParameters.topicArn");
          case "QueueUrl" -> s.trigger().text("requestParameters.queueUrl");
          case "ResourceArn" -> s.trigger().text("requestParameters.resourceArn");
          default -> s.resource().id();
        };
    return value.isEmpty() ? Optional.empty() : Optional.of(named(value, s.account()));
  }

  /** A policy of a key has a name, and an access point is one of an account. */
  private ObjectNode named(String value, String account) {
    ObjectNode named = Json.object(id, value);
    return switch (type) {
      case "AWS::KMS::Key" -> named.put("PolicyName", "default");
      case ACCESS_POINT -> Json.object("AccountId", account).setAll(named);
      default -> named;
    };
  }

  Call read(ObjectNode named) {
    return new Call(
        service,
        read,
        id.equals("QueueUrl")
            ? named.deepCopy().set("AttributeNames", Json.texts(List.of("Policy")))
            : named);
  }

  /** The call that makes this the policy; empty where none is wanted and the service cannot delete one. */
  Optional<Call> put(ObjectNode named, JsonNode document) {
    boolean none = document == null || document.isNull() || document.isMissingNode();
    if (none && !delete.isEmpty()) {
      return Optional.of(new Call(service, delete, named));
    }
    if (none && !id.equals("QueueUrl")) {
      return Optional.empty();
    }
    String text = none ? "" : document.isTextual() ? document.asText() : document.toString();
    return Optional.of(new Call(service, put.operation(), with(named.deepCopy(), text)));
  }

  private ObjectNode with(ObjectNode parameters, String text) {
    if (!put.parameter().equals(ATTRIBUTE)) {
      return parameters.put(put.parameter(), text);
    }
    return id.equals("QueueUrl")
        ? parameters.set("Attributes", Json.object("Policy", text))
        : parameters.put("AttributeName", "Policy").put("AttributeValue", text);
  }

  /** The parameters of a writing call that name the resource. */
  ObjectNode name(JsonNode parameters) {
    return named(parameters.path(id).asText(), parameters.path("AccountId").asText());
  }

  /** The document in the parameters of a writing call; empty where it deletes. */
  String document(JsonNode parameters) {
    if (!put.parameter().equals(ATTRIBUTE)) {
      return parameters.path(put.parameter()).asText("");
    }
    return id.equals("QueueUrl")
        ? parameters.at("/Attributes/Policy").asText("")
        : parameters.path("AttributeValue").asText("");
  }

  String caution() {
    return type.equals("AWS::KMS::Key")
        ? "A key whose policy names nobody here is lost: keep the account's administrators in it"
        : "Whoever else the policy let in since loses access as well";
  }

  /** The document that a call wrote, wherever its request has it. */
  static JsonNode document(Event trigger) {
    for (String path : List.of(
        "bucketPolicy",
        "policy",
        "resourcePolicy",
        "policyText",
        "PutAccessPointPolicyRequest.Policy")) {
      JsonNode found = trigger.at("requestParameters." + path);
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return Json.nothing();
  }
}
