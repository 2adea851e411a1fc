package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@code aws iam get-account-authorization-details} prints. Whatever cannot be read becomes a gap of the
 * account; the rest is kept.
 */
final class IamAccountReader {

  private final JsonNode details;
  private final List<Gap> gaps = new ArrayList<>();

  IamAccountReader(JsonNode details) {
    this.details = details;
  }

  /** Reads all, as the account that the file lies under. */
  IamAccount account(String id) {
    if (!details.has("UserDetailList") && !details.has("RoleDetailList")) {
      gaps.add(new Gap(
          GapCode.NO_GAAD, id + ": the file holds no UserDetailList and no RoleDetailList"));
    }
    Map<String, IamEntity> entities = new LinkedHashMap<>();
    for (JsonNode user : details.path("UserDetailList")) {
      keep(user, "UserPolicyList", List.of())
          .ifPresent(entity -> entities.put(entity.arn(), entity));
    }
    for (JsonNode role : details.path("RoleDetailList")) {
      keep(role, "RolePolicyList", trust(role))
          .ifPresent(entity -> entities.put(entity.arn(), entity));
    }
    Map<String, IamEntity> groups = new LinkedHashMap<>();
    for (JsonNode group : details.path("GroupDetailList")) {
      keep(group, "GroupPolicyList", List.of())
          .ifPresent(found -> groups.put(found.caller().name(), found));
    }
    return new IamAccount(id, entities, groups, managed(), gaps);
  }

  private Optional<IamEntity> keep(JsonNode node, String inlineField, List<Policy> trust) {
    String arn = node.path("Arn").asText("");
    if (arn.isEmpty()) {
      gaps.add(new Gap(GapCode.POLICY_UNREADABLE, "an entry without Arn"));
      return Optional.empty();
    }
    List<Gap> unreadable = new ArrayList<>();
    List<Policy> inline = new ArrayList<>();
    for (JsonNode policy : node.path(inlineField)) {
      inline.addAll(read(
          policy.path("PolicyName").asText("") + " in " + arn,
          policy.path("PolicyDocument"),
          unreadable));
    }
    IamEntity.Attachments attachments = new IamEntity.Attachments(
        inline,
        texts(node.path("AttachedManagedPolicies"), "PolicyArn"),
        node.path("PermissionsBoundary").path("PermissionsBoundaryArn").asText(""),
        unreadable);
    return Optional.of(new IamEntity(
        Caller.of(arn),
        id(node),
        attachments,
        texts(node.path("GroupList"), ""),
        trust,
        texts(node.path("InstanceProfileList"), "Arn"),
        tags(node.path("Tags"))));
  }

  // All versions are listed; only the default one is in force. One that cannot be read counts as
  // missing.
  private ManagedPolicies managed() {
    Map<String, Policy> inForce = new LinkedHashMap<>();
    Map<String, Map<String, Policy>> versions = new LinkedHashMap<>();
    for (JsonNode policy : details.path("Policies")) {
      String arn = policy.path("Arn").asText("");
      for (JsonNode version : policy.path("PolicyVersionList")) {
        for (Policy read : read(arn, version.path("Document"), new ArrayList<>())) {
          versions
              .computeIfAbsent(arn, key -> new LinkedHashMap<>())
              .put(version.path("VersionId").asText(""), read);
          if (version.path("IsDefaultVersion").asBoolean(false)) {
            inForce.put(arn, read);
          }
        }
      }
    }
    return new ManagedPolicies(inForce, versions);
  }

  private List<Policy> trust(JsonNode role) {
    return read(
        "trust policy of " + role.path("Arn").asText(""),
        role.path("AssumeRolePolicyDocument"),
        gaps);
  }

  private static List<Policy> read(String name, JsonNode document, List<Gap> gaps) {
    try {
      return List.of(PolicyReader.read(name, document));
    } catch (PolicySyntaxException e) {
      gaps.add(new Gap(GapCode.POLICY_UNREADABLE, e.getMessage()));
      return List.of();
    }
  }

  private static String id(JsonNode node) {
    return node.path("UserId")
        .asText(node.path("RoleId").asText(node.path("GroupId").asText("")));
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add((field.isEmpty() ? item : item.path(field)).asText("")));
    return texts;
  }

  private static Map<String, String> tags(JsonNode array) {
    Map<String, String> tags = new LinkedHashMap<>();
    array.forEach(tag -> tags.put(tag.path("Key").asText(""), tag.path("Value").asText("")));
    return tags;
  }
}
