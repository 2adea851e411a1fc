package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.InventoryPath;
import java.util.Optional;
import java.util.Set;

/**
 * Policies that hang on resources, as the AWS CLI prints them: {@code s3api-get-bucket-policy--<bucket>.json},
 * {@code kms-get-key-policy--<key id or ARN>.json}, {@code lambda-get-policy--<function or ARN>.json}.
 */
public final class CollectedGuards {

  // Source: IAM User Guide, "AWS services that work with IAM", resource-based policies; by prefix
  // of actions.
  private static final Set<String> GUARDED = Set.of(
      "s3",
      "s3express",
      "s3-outposts",
      "s3-object-lambda",
      "s3tables",
      "kms",
      "lambda",
      "sqs",
      "sns",
      "secretsmanager",
      "ecr",
      "dynamodb",
      "kinesis",
      "es",
      "glacier",
      "backup",
      "elasticfilesystem",
      "events",
      "execute-api",
      "apigateway",
      "codeartifact",
      "codebuild",
      "glue",
      "ses",
      "mediastore",
      "signer",
      "schemas",
      "logs",
      "sts",
      "vpc-lattice",
      "acm-pca",
      "redshift-serverless",
      "bedrock",
      "iot",
      "lex");

  private CollectedGuards() {}

  /** The inventory with what one file says; the same where the file is about something else. */
  public static IamInventory add(IamInventory known, InventoryPath path, JsonNode content) {
    Optional<String> arn = arn(path);
    if (arn.isEmpty()) {
      return known;
    }
    try {
      return known.with(
          arn.get(), PolicyReader.read("policy of " + arn.get(), content.path("Policy")));
    } catch (PolicySyntaxException e) {
      return known.with(new Gap(GapCode.POLICY_UNREADABLE, e.getMessage()));
    }
  }

  /** Whether a file holds the policy of a resource. */
  public static boolean isGuard(InventoryPath path) {
    return arn(path).isPresent();
  }

  /** Whether resources that an action works on can have policies of their own. */
  static boolean guards(Request request) {
    return request.resource().startsWith("arn:") && GUARDED.contains(request.service());
  }

  private static Optional<String> arn(InventoryPath path) {
    String id = path.subject();
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String local = ":" + path.region() + ":" + path.account() + ":";
    String tail =
        switch (path.service() + "-" + path.operation()) {
          case "s3api-get-bucket-policy", "s3-get-bucket-policy" -> "s3:::" + id;
          case "kms-get-key-policy" -> "kms" + local + "key/" + id;
          case "lambda-get-policy" -> "lambda" + local + "function:" + id;
          default -> "";
        };
    if (tail.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(id.startsWith("arn:") ? id : "arn:" + path.place().partition() + ":" + tail);
  }
}
