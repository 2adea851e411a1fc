package dev.tourniquet.config;

import static dev.tourniquet.config.AttributeRule.rule;
import static dev.tourniquet.config.Op.ADD;
import static dev.tourniquet.config.Op.CREATE;
import static dev.tourniquet.config.Op.DELETE;
import static dev.tourniquet.config.Op.REMOVE;
import static dev.tourniquet.config.Op.RESET;
import static dev.tourniquet.config.Op.SET;
import static dev.tourniquet.config.Reads.always;
import static dev.tourniquet.config.Reads.at;
import static dev.tourniquet.config.Reads.document;
import static dev.tourniquet.config.Reads.entry;
import static dev.tourniquet.config.Reads.gone;
import static dev.tourniquet.config.Reads.texts;
import static dev.tourniquet.config.Reads.where;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Who may become a principal, what it may do, and with which credentials. */
final class IdentityRules {

  static final String TRUST = "trust";
  static final String INLINE = "inlinePolicies";
  static final String ATTACHED = "attachedPolicies";
  static final String BOUNDARY = "permissionsBoundary";
  static final String GROUPS = "groups";
  static final String VERSIONS = "versions";
  static final String DEFAULT_VERSION = "defaultVersion";

  private static final Function<Event, List<ResourceKey>> ROLE =
      Subjects.at(ResourceTypes.ROLE, "requestParameters.roleName");
  private static final Function<Event, List<ResourceKey>> GROUP =
      Subjects.at(ResourceTypes.GROUP, "requestParameters.groupName");
  private static final Function<Event, List<ResourceKey>> USER = Subjects.user();
  private static final Function<Event, List<ResourceKey>> POLICY =
      Subjects.arn(ResourceTypes.POLICY, "requestParameters.policyArn");
  private static final Function<Event, List<ResourceKey>> NEW_POLICY =
      Subjects.arn(ResourceTypes.POLICY, "responseElements.policy.arn");
  private static final Function<Event, JsonNode> NONE = always(Json.emptySet());
  private static final Function<Event, JsonNode> POLICY_DOCUMENT =
      document("requestParameters.policyDocument");

  static final List<AttributeRule> ALL = all();

  private IdentityRules() {}

  private static List<AttributeRule> all() {
    List<AttributeRule> rules = new ArrayList<>(List.of(
        rule(
            "iam CreateRole",
            ROLE,
            TRUST,
            CREATE,
            document("requestParameters.assumeRolePolicyDocument")),
        rule("iam UpdateAssumeRolePolicy", ROLE, TRUST, SET, POLICY_DOCUMENT),
        rule("iam DeleteRole", ROLE, TRUST, DELETE, gone()),
        rule("iam CreateUser", USER, GROUPS, CREATE, NONE),
        rule("iam DeleteUser", USER, GROUPS, DELETE, gone()),
        rule("iam AddUserToGroup", USER, GROUPS, ADD, texts("requestParameters.groupName")),
        rule("iam RemoveUserFromGroup", USER, GROUPS, REMOVE, texts("requestParameters.groupName")),
        rule(
            "iam CreatePolicy",
            NEW_POLICY,
            VERSIONS,
            CREATE,
            entry("responseElements.policy.defaultVersionId", POLICY_DOCUMENT)),
        rule(
            "iam CreatePolicy",
            NEW_POLICY,
            DEFAULT_VERSION,
            CREATE,
            at("responseElements.policy.defaultVersionId")),
        rule(
            "iam CreatePolicyVersion",
            POLICY,
            VERSIONS,
            ADD,
            entry("responseElements.policyVersion.versionId", POLICY_DOCUMENT)),
        rule(
            "iam CreatePolicyVersion",
            POLICY,
            DEFAULT_VERSION,
            SET,
            where(
                "responseElements.policyVersion.isDefaultVersion",
                "true",
                at("responseElements.policyVersion.versionId"))),
        rule(
            "iam SetDefaultPolicyVersion",
            POLICY,
            DEFAULT_VERSION,
            SET,
            at("requestParameters.versionId")),
        rule(
            "iam DeletePolicyVersion",
            POLICY,
            VERSIONS,
            REMOVE,
            texts("requestParameters.versionId")),
        rule("iam DeletePolicy", POLICY, VERSIONS, DELETE, gone()),
        rule("iam DeletePolicy", POLICY, DEFAULT_VERSION, DELETE, gone())));
    rules.addAll(principal("User", USER));
    rules.addAll(principal("Role", ROLE));
    rules.addAll(principal("Group", GROUP));
    rules.addAll(boundary("User", USER));
    rules.addAll(boundary("Role", ROLE));
    return List.copyOf(rules);
  }

  private static List<AttributeRule> principal(
      String kind, Function<Event, List<ResourceKey>> subject) {
    Function<Event, JsonNode> policyName = texts("requestParameters.policyName");
    Function<Event, JsonNode> policyArn = texts("requestParameters.policyArn");
    return List.of(
        rule("iam Create" + kind, subject, INLINE, CREATE, always(Json.object())),
        rule(
            "iam Put" + kind + "Policy",
            subject,
            INLINE,
            ADD,
            entry("requestParameters.policyName", POLICY_DOCUMENT)),
        rule("iam Delete" + kind + "Policy", subject, INLINE, REMOVE, policyName),
        rule("iam Delete" + kind, subject, INLINE, DELETE, gone()),
        rule("iam Create" + kind, subject, ATTACHED, CREATE, NONE),
        rule("iam Attach" + kind + "Policy", subject, ATTACHED, ADD, policyArn),
        rule("iam Detach" + kind + "Policy", subject, ATTACHED, REMOVE, policyArn),
        rule("iam Delete" + kind, subject, ATTACHED, DELETE, gone()));
  }

  private static List<AttributeRule> boundary(
      String kind, Function<Event, List<ResourceKey>> subject) {
    return List.of(
        rule("iam Create" + kind, subject, BOUNDARY, CREATE, event -> {
          JsonNode boundary = at("requestParameters.permissionsBoundary").apply(event);
          return boundary.isMissingNode() ? Json.nothing() : boundary;
        }),
        rule(
            "iam Put" + kind + "PermissionsBoundary",
            subject,
            BOUNDARY,
            SET,
            at("requestParameters.permissionsBoundary")),
        rule(
            "iam Delete" + kind + "PermissionsBoundary",
            subject,
            BOUNDARY,
            RESET,
            always(Json.nothing())),
        rule("iam Delete" + kind, subject, BOUNDARY, DELETE, gone()));
  }
}
