package dev.tourniquet.config;

import static dev.tourniquet.config.AttributeRule.rule;
import static dev.tourniquet.config.Op.ADD;
import static dev.tourniquet.config.Op.CREATE;
import static dev.tourniquet.config.Op.DELETE;
import static dev.tourniquet.config.Op.REMOVE;
import static dev.tourniquet.config.Op.SET;
import static dev.tourniquet.config.Reads.always;
import static dev.tourniquet.config.Reads.at;
import static dev.tourniquet.config.Reads.document;
import static dev.tourniquet.config.Reads.documentOrNothing;
import static dev.tourniquet.config.Reads.entry;
import static dev.tourniquet.config.Reads.fields;
import static dev.tourniquet.config.Reads.gone;
import static dev.tourniquet.config.Reads.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;

/** Functions, keys, security groups and trails. */
final class WorkloadRules {

  static final String POLICY = "policy";
  static final String URL = "url";
  static final String RULES = "rules";
  static final String GRANTS = "grants";

  private static final Function<Event, List<ResourceKey>> FUNCTION = Subjects::function;
  private static final Function<Event, List<ResourceKey>> KEY = Subjects::kmsKey;
  private static final Function<Event, List<ResourceKey>> GROUP = Subjects.at(
      ResourceTypes.SECURITY_GROUP,
      "requestParameters.groupId",
      "requestParameters.ModifySecurityGroupRulesRequest.GroupId",
      "responseElements.groupId");
  private static final Function<Event, List<ResourceKey>> TRAIL =
      Subjects.at(ResourceTypes.TRAIL, "requestParameters.name", "requestParameters.trailName");
  private static final Function<Event, JsonNode> STATEMENT = document("responseElements.statement");
  private static final String[] TRAIL_SETTINGS = {
    "s3BucketName",
    "isMultiRegionTrail",
    "includeGlobalServiceEvents",
    "logFileValidationEnabled",
    "isOrganizationTrail",
    "kmsKeyId",
    "cloudWatchLogsLogGroupArn"
  };

  static final List<AttributeRule> ALL = List.of(
      rule("lambda CreateFunction", FUNCTION, POLICY, CREATE, always(Json.object())),
      rule(
          "lambda AddPermission",
          FUNCTION,
          POLICY,
          ADD,
          event -> Json.entry(Aliases.statement(event), STATEMENT.apply(event))),
      rule("lambda RemovePermission", FUNCTION, POLICY, REMOVE, Aliases::statements),
      rule("lambda DeleteFunction", Aliases::whole, POLICY, DELETE, gone()),
      rule("lambda DeleteFunction", FUNCTION, POLICY, REMOVE, Aliases::ofVersion),
      rule("lambda CreateFunction", FUNCTION, URL, CREATE, always(Json.object())),
      rule(
          "lambda CreateFunctionUrlConfig UpdateFunctionUrlConfig",
          FUNCTION,
          URL,
          ADD,
          event -> Json.entry(
              Aliases.url(event),
              at("requestParameters.authType", "responseElements.authType").apply(event))),
      rule(
          "lambda DeleteFunctionUrlConfig",
          FUNCTION,
          URL,
          REMOVE,
          event -> Json.set(List.of(Aliases.url(event)))),
      rule("lambda DeleteFunction", Aliases::whole, URL, DELETE, gone()),
      rule("lambda DeleteFunction", FUNCTION, URL, REMOVE, Aliases::ofVersion),
      rule(
          "lambda CreateFunction",
          FUNCTION,
          "role",
          CREATE,
          at("responseElements.role", "requestParameters.role")),
      rule(
          "lambda UpdateFunctionConfiguration",
          FUNCTION,
          "role",
          SET,
          at("requestParameters.role", "responseElements.role")),
      rule("lambda CreateFunction", FUNCTION, "code", CREATE, at("responseElements.codeSha256")),
      rule("lambda UpdateFunctionCode", FUNCTION, "code", SET, at("responseElements.codeSha256")),
      rule(
          "lambda UpdateFunctionConfiguration",
          FUNCTION,
          "layers",
          SET,
          texts("requestParameters.layers")),
      rule("kms CreateKey", KEY, POLICY, CREATE, WorkloadRules::policyOfNewKey),
      rule("kms PutKeyPolicy", KEY, POLICY, SET, document("requestParameters.policy")),
      rule("kms CreateKey", KEY, GRANTS, CREATE, always(Json.object())),
      rule(
          "kms CreateGrant",
          KEY,
          GRANTS,
          ADD,
          entry(
              "responseElements.grantId",
              fields(
                  "requestParameters",
                  "granteePrincipal",
                  "granteeServicePrincipal",
                  "operations",
                  "constraints",
                  "retiringPrincipal"))),
      rule(
          "kms RevokeGrant RetireGrant",
          KEY,
          GRANTS,
          REMOVE,
          texts("requestParameters.grantId", "additionalEventData.grantId")),
      rule("kms CreateKey", KEY, "state", CREATE, always(Json.textNode("Enabled"))),
      rule("kms EnableKey", KEY, "state", SET, always(Json.textNode("Enabled"))),
      rule(
          "kms DisableKey CancelKeyDeletion", KEY, "state", SET, always(Json.textNode("Disabled"))),
      rule("kms ScheduleKeyDeletion", KEY, "state", SET, always(Json.textNode("PendingDeletion"))),
      rule("ec2 CreateSecurityGroup", GROUP, RULES, CREATE, always(GroupRules.ofNewGroup())),
      rule(
          "ec2 AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress",
          GROUP,
          RULES,
          ADD,
          GroupRules::added),
      rule(
          "ec2 RevokeSecurityGroupIngress RevokeSecurityGroupEgress",
          GROUP,
          RULES,
          REMOVE,
          GroupRules::removed),
      rule("ec2 ModifySecurityGroupRules", GROUP, RULES, ADD, GroupRules::replacement),
      rule("ec2 DeleteSecurityGroup", GROUP, RULES, DELETE, gone()),
      rule("cloudtrail CreateTrail", TRAIL, "logging", CREATE, always(Json.bool(false))),
      rule("cloudtrail StartLogging", TRAIL, "logging", SET, always(Json.bool(true))),
      rule("cloudtrail StopLogging", TRAIL, "logging", SET, always(Json.bool(false))),
      rule("cloudtrail DeleteTrail", TRAIL, "logging", DELETE, gone()),
      rule(
          "cloudtrail PutEventSelectors",
          TRAIL,
          "selectors",
          SET,
          at("requestParameters.eventSelectors", "requestParameters.advancedEventSelectors")),
      rule("cloudtrail DeleteTrail", TRAIL, "selectors", DELETE, gone()),
      rule(
          "cloudtrail CreateTrail",
          TRAIL,
          "settings",
          CREATE,
          fields("responseElements", TRAIL_SETTINGS)),
      rule(
          "cloudtrail UpdateTrail",
          TRAIL,
          "settings",
          SET,
          fields("responseElements", TRAIL_SETTINGS)),
      rule("cloudtrail DeleteTrail", TRAIL, "settings", DELETE, gone()),
      rule(
          "ec2 CreateVpcEndpoint",
          Subjects.at(
              "AWS::EC2::VPCEndpoint",
              "responseElements.CreateVpcEndpointResponse.vpcEndpoint.vpcEndpointId"),
          POLICY,
          CREATE,
          documentOrNothing("requestParameters.CreateVpcEndpointRequest.PolicyDocument")),
      rule(
          "ec2 ModifyVpcEndpoint",
          Subjects.at(
              "AWS::EC2::VPCEndpoint", "requestParameters.ModifyVpcEndpointRequest.VpcEndpointId"),
          POLICY,
          SET,
          document("requestParameters.ModifyVpcEndpointRequest.PolicyDocument")),
      rule("ec2 DeleteVpcEndpoints", Subjects::endpoints, POLICY, DELETE, gone()));

  private WorkloadRules() {}

  /** Without a policy in the request the key gets the default one, which lets IAM policies of its account decide. */
  private static JsonNode policyOfNewKey(Event event) {
    JsonNode asked = document("requestParameters.policy").apply(event);
    if (asked.isObject()) {
      return asked;
    }
    ObjectNode statement = Json.object()
        .put("Sid", "Enable IAM User Permissions")
        .put("Effect", "Allow")
        .put("Action", "kms:*")
        .put("Resource", "*");
    String partition = Place.of(event).partition();
    statement
        .putObject("Principal")
        .put("AWS", "arn:" + partition + ":iam::" + event.account() + ":root");
    ObjectNode policy = Json.object().put("Version", "2012-10-17").put("Id", "key-default-1");
    policy.putArray("Statement").add(statement);
    return policy;
  }
}
