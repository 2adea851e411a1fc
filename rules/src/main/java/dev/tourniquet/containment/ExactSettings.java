package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Exact.Answers;
import dev.tourniquet.containment.Exact.Refinement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts settings back to the value that was read. */
final class ExactSettings {

  static final Map<String, Refinement> ALL = all();

  private ExactSettings() {}

  private static Map<String, Refinement> all() {
    Map<String, Refinement> all = new HashMap<>();
    all.put("s3:PutPublicAccessBlock", ExactSettings::block);
    all.put("s3control:PutPublicAccessBlock", ExactSettings::block);
    all.put("s3:PutBucketAcl", ExactSettings::acl);
    all.put("s3:PutBucketVersioning", ExactSettings::versioning);
    all.put("s3:DeleteBucketReplication", ExactSettings::replication);
    all.put(
        "ec2:EnableImageBlockPublicAccess",
        (step, answers) -> guard(
            step, answers.body("GetImageBlockPublicAccessState"), "ImageBlockPublicAccessState"));
    all.put(
        "ec2:EnableSnapshotBlockPublicAccess",
        (step, answers) -> guard(step, answers.body("GetSnapshotBlockPublicAccessState"), "State"));
    all.put(
        "rds:ModifyDBInstance",
        (step, answers) -> unlessSo(
            step,
            !answers
                .body("DescribeDBInstances")
                .at("/DBInstances/0/PubliclyAccessible")
                .asBoolean(true)));
    all.put("lambda:PutFunctionConcurrency", ExactSettings::concurrency);
    all.put(
        "lambda:UpdateFunctionUrlConfig",
        (step, answers) -> unlessSo(
            step,
            answers.body("GetFunctionUrlConfig").path("AuthType").asText().equals("AWS_IAM")));
    all.put(
        "cloudtrail:StartLogging",
        (step, answers) ->
            unlessSo(step, answers.body("GetTrailStatus").path("IsLogging").asBoolean(false)));
    all.put("cloudtrail:PutEventSelectors", ExactSettings::selectors);
    all.put(
        "guardduty:UpdateDetector",
        (step, answers) ->
            unlessSo(step, answers.body("GetDetector").path("Status").asText().equals("ENABLED")));
    all.put(
        "config:StartConfigurationRecorder",
        (step, answers) -> unlessSo(
            step,
            answers
                .body("DescribeConfigurationRecorderStatus")
                .at("/ConfigurationRecordersStatus/0/recording")
                .asBoolean(false)));
    all.put(
        "kms:CancelKeyDeletion",
        (step, answers) -> unlessSo(step, !keyState(answers).equals("PendingDeletion")));
    all.put(
        "kms:EnableKey", (step, answers) -> unlessSo(step, keyState(answers).equals("Enabled")));
    all.put("kms:RevokeGrant", ExactSettings::grant);
    return all;
  }

  private static Optional<Step> unlessSo(Step step, boolean already) {
    return already ? Optional.empty() : Optional.of(step);
  }

  private static Optional<Step> block(Step step, Answers answers) {
    JsonNode saved = answers.none("GetPublicAccessBlock")
        ? Json.nothing()
        : answers.body("GetPublicAccessBlock").path("PublicAccessBlockConfiguration");
    ObjectNode id = step.call().parameters().deepCopy();
    JsonNode wanted = id.remove("PublicAccessBlockConfiguration");
    return unlessSo(
        step.with(step.call(), Bucket.undo(step.call().service(), id, saved)),
        saved.equals(wanted));
  }

  private static Optional<Step> acl(Step step, Answers answers) {
    JsonNode saved = answers.body("GetBucketAcl");
    if (!saved.path("Grants").isArray() || !saved.path("Owner").isObject()) {
      return Optional.of(step);
    }
    ObjectNode list = Json.object("Owner", saved.path("Owner"));
    list.set("Grants", saved.path("Grants"));
    ObjectNode inverse =
        Json.object("Bucket", step.call().parameters().path("Bucket").asText());
    inverse.set("AccessControlPolicy", list);
    return unlessSo(
        step.with(step.call(), step.inverse().with(inverse)),
        saved.path("Grants").valueStream().allMatch(grant -> isOwners(grant, saved)));
  }

  /** A list with nobody but the owner is private already; where the owner is enforced, AWS lets no list be written. */
  private static boolean isOwners(JsonNode grant, JsonNode list) {
    return grant.at("/Grantee/ID").isTextual()
        && grant.at("/Grantee/ID").equals(list.at("/Owner/ID"));
  }

  private static Optional<Step> versioning(Step step, Answers answers) {
    return unlessSo(
        step, answers.body("GetBucketVersioning").path("Status").asText().equals("Enabled"));
  }

  private static Optional<Step> replication(Step step, Answers answers) {
    JsonNode saved = answers.body("GetBucketReplication").path("ReplicationConfiguration");
    ObjectNode inverse = step.call().parameters().deepCopy();
    inverse.set("ReplicationConfiguration", saved);
    return saved.isObject()
        ? Optional.of(step.with(step.call(), step.inverse().with(inverse)))
        : Optional.empty();
  }

  /** A guard that was on in part goes back to that, not off. */
  private static Optional<Step> guard(Step step, JsonNode answer, String parameter) {
    String saved = answer.path(parameter).asText("");
    String wanted = step.call().parameters().path(parameter).asText();
    if (saved.equals(wanted)) {
      return Optional.empty();
    }
    return Optional.of(
        saved.isEmpty() || saved.equals("unblocked")
            ? step
            : step.with(step.call(), step.call().with(Json.object(parameter, saved))));
  }

  private static Optional<Step> concurrency(Step step, Answers answers) {
    JsonNode saved = answers.body("GetFunctionConcurrency").path("ReservedConcurrentExecutions");
    if (!saved.isInt()) {
      return Optional.of(step);
    }
    ObjectNode inverse = step.call().parameters().deepCopy();
    inverse.set("ReservedConcurrentExecutions", saved);
    return unlessSo(step.with(step.call(), step.call().with(inverse)), saved.asInt() == 0);
  }

  private static Optional<Step> selectors(Step step, Answers answers) {
    JsonNode answer = answers.body("GetEventSelectors");
    String trail = step.call().parameters().path("TrailName").asText();
    for (String kind : Set.of("AdvancedEventSelectors", "EventSelectors")) {
      JsonNode saved = answer.path(kind);
      if (saved.isArray() && !saved.isEmpty()) {
        return Optional.of(step.with(step.call(), Trail.selectors(trail, saved)));
      }
    }
    return Optional.of(step);
  }

  private static String keyState(Answers answers) {
    return answers.body("DescribeKey").at("/KeyMetadata/KeyState").asText("");
  }

  private static Optional<Step> grant(Step step, Answers answers) {
    String grant = step.call().parameters().path("GrantId").asText();
    for (JsonNode one : answers.body("ListGrants").path("Grants")) {
      if (one.path("GrantId").asText().equals(grant)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }
}
