package dev.tourniquet.containment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Exact.Answers;
import dev.tourniquet.containment.Exact.Refinement;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts back the very document that was read, byte for byte. */
final class ExactPolicies {

  private static final ObjectMapper JSON = new ObjectMapper();

  static final Map<String, Refinement> ALL = all();

  private ExactPolicies() {}

  private static Map<String, Refinement> all() {
    Map<String, Refinement> all = new HashMap<>();
    for (String kind : List.of("User", "Role", "Group")) {
      all.put("iam:Put" + kind + "Policy", (step, answers) -> put(step, answers, kind));
      all.put("iam:Delete" + kind + "Policy", (step, answers) -> delete(step, answers, kind));
      all.put("iam:Detach" + kind + "Policy", (step, answers) -> detach(step, answers, kind));
    }
    all.put("iam:UpdateAssumeRolePolicy", ExactPolicies::trust);
    all.put("iam:UpdateAccessKey", ExactPolicies::key);
    all.put("iam:SetDefaultPolicyVersion", ExactPolicies::version);
    all.put("lambda:RemovePermission", ExactPolicies::permission);
    PolicyKind.writingCalls().forEach(call -> all.put(call, ExactPolicies::resource));
    return all;
  }

  /** A policy of the name may have been there: then that one is put back, and not merely ours deleted. */
  private static Optional<Step> put(Step step, Answers answers, String kind) {
    String saved = decoded(answers.body("Get" + kind + "Policy").path("PolicyDocument"));
    if (saved.isEmpty()) {
      return Optional.of(step);
    }
    ObjectNode parameters = step.call().parameters().deepCopy();
    boolean same = isSame(saved, parameters.path("PolicyDocument").asText());
    return same
        ? Optional.empty()
        : Optional.of(
            step.with(step.call(), step.call().with(parameters.put("PolicyDocument", saved))));
  }

  private static Optional<Step> delete(Step step, Answers answers, String kind) {
    if (answers.none("Get" + kind + "Policy")) {
      return Optional.empty();
    }
    String saved = decoded(answers.body("Get" + kind + "Policy").path("PolicyDocument"));
    ObjectNode restored = step.inverse().parameters().deepCopy();
    return Optional.of(
        saved.isEmpty()
            ? step
            : step.with(step.call(), step.inverse().with(restored.put("PolicyDocument", saved))));
  }

  private static Optional<Step> detach(Step step, Answers answers, String kind) {
    JsonNode attached = answers.body("ListAttached" + kind + "Policies").path("AttachedPolicies");
    String arn = step.call().parameters().path("PolicyArn").asText();
    for (JsonNode one : attached) {
      if (one.path("PolicyArn").asText().equals(arn)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  private static Optional<Step> trust(Step step, Answers answers) {
    String saved = decoded(answers.body("GetRole").at("/Role/AssumeRolePolicyDocument"));
    if (saved.isEmpty()) {
      return Optional.of(step);
    }
    ObjectNode restored = step.inverse().parameters().deepCopy();
    boolean same = isSame(saved, step.call().parameters().path("PolicyDocument").asText());
    return same
        ? Optional.empty()
        : Optional.of(
            step.with(step.call(), step.inverse().with(restored.put("PolicyDocument", saved))));
  }

  /** A key that is inactive already stays so when the containment is released. */
  private static Optional<Step> key(Step step, Answers answers) {
    String key = step.call().parameters().path("AccessKeyId").asText();
    for (JsonNode one : answers.body("ListAccessKeys").path("AccessKeyMetadata")) {
      if (one.path("AccessKeyId").asText().equals(key)) {
        return one.path("Status").asText().equals("Active") ? Optional.of(step) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Step> version(Step step, Answers answers) {
    String saved = answers.body("GetPolicy").at("/Policy/DefaultVersionId").asText("");
    if (saved.isEmpty()) {
      return Optional.of(step);
    }
    ObjectNode restored = step.inverse().parameters().deepCopy();
    return saved.equals(step.call().parameters().path("VersionId").asText())
        ? Optional.empty()
        : Optional.of(
            step.with(step.call(), step.inverse().with(restored.put("VersionId", saved))));
  }

  private static Optional<Step> permission(Step step, Answers answers) {
    String statement = step.call().parameters().path("StatementId").asText();
    for (JsonNode one :
        parsed(answers.body("GetPolicy").path("Policy").asText("")).path("Statement")) {
      if (one.path("Sid").asText().equals(statement)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  private static Optional<Step> resource(Step step, Answers answers) {
    PolicyKind kind = PolicyKind.writtenBy(step.call()).orElseThrow();
    JsonNode saved = answers.body(kind.read()).at(kind.saved());
    boolean none = answers.none(kind.read()) || saved.asText("").isEmpty();
    String wanted = kind.document(step.call().parameters());
    if (none ? wanted.isEmpty() : isSame(saved.asText(), wanted)) {
      return Optional.empty();
    }
    ObjectNode id = kind.name(step.call().parameters());
    return Optional.of(kind.put(id, none ? Json.nothing() : saved)
        .map(inverse -> step.with(step.call(), inverse))
        .orElse(step));
  }

  /** IAM answers with documents in URL encoding. */
  static String decoded(JsonNode document) {
    String text = document.asText("");
    return text.startsWith("%7B") || text.startsWith("%7b")
        ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
        : text;
  }

  static boolean isSame(String one, String other) {
    JsonNode parsed = parsed(one);
    return one.equals(other) || (parsed.isObject() && parsed.equals(parsed(other)));
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Json.nothing();
    }
  }
}
