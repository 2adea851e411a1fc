package dev.tourniquet.triage;

import dev.tourniquet.config.Presence;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether what a trigger did is still in effect, for changes that let in nobody by themselves. */
final class Lasting {

  private Lasting() {}

  /** Looks the trigger's effect up in the state as of the triage. */
  static Still of(Event trigger, Optional<State> state) {
    String operation = trigger.service() + ":" + trigger.operation();
    return switch (operation) {
      case "iam:AttachUserPolicy", "iam:AttachRolePolicy", "iam:AttachGroupPolicy" ->
        has(state, "attachedPolicies", trigger.text("requestParameters.policyArn"));
      case "iam:PutUserPolicy", "iam:PutRolePolicy", "iam:PutGroupPolicy" ->
        has(state, "inlinePolicies", trigger.text("requestParameters.policyName"));
      case "iam:CreateAccessKey" -> {
        String key = trigger.text("responseElements.accessKey.accessKeyId");
        yield still(
            state, "accessKeys", value -> value.known().path(key).asText().equals("Active"));
      }
      case "cloudtrail:StopLogging" ->
        still(state, "logging", value -> !value.known().asBoolean(true));
      case "iam:CreateLoginProfile", "iam:UpdateLoginProfile" ->
        still(state, "loginProfile", value -> !value.known().isNull());
      case "kms:ScheduleKeyDeletion", "kms:DisableKey" ->
        still(state, "state", value -> !value.known().asText().equals("Enabled"));
      case "rds:ModifyDBInstance",
          "rds:CreateDBInstance",
          "rds:RestoreDBInstanceFromDBSnapshot",
          "rds:RestoreDBInstanceFromS3",
          "rds:RestoreDBInstanceToPointInTime" -> reachable(trigger, state);
      case "s3:PutBucketPublicAccessBlock",
          "s3:DeleteBucketPublicAccessBlock",
          "s3:PutAccountPublicAccessBlock",
          "s3:DeleteAccountPublicAccessBlock" -> still(state, "publicAccessBlock", Lasting::isOpen);
      case "s3:PutBucketOwnershipControls" ->
        still(state, "ownership", value -> !value.known().asText().equals("BucketOwnerEnforced"));
      case "cloudtrail:DeleteTrail",
          "ec2:DeleteFlowLogs",
          "s3:DeleteBucket",
          "rds:DeleteDBInstance" -> gone(trigger, state);
      default -> unknown();
    };
  }

  /** Whatever a call changes of a database, the response tells whether it is public: only what was asked for is a change. */
  private static Still reachable(Event trigger, Optional<State> state) {
    boolean modified = trigger.operation().equals("ModifyDBInstance");
    boolean opened = trigger.at("requestParameters.publiclyAccessible").asBoolean(false)
        || (!modified && trigger.at("responseElements.publiclyAccessible").asBoolean(false));
    return opened
        ? still(state, "publiclyAccessible", value -> value.known().asBoolean())
        : unknown();
  }

  /** Whether one of the four flags is off. */
  private static boolean isOpen(Value block) {
    return block.known().valueStream().anyMatch(flag -> !flag.asBoolean(false));
  }

  private static Still gone(Event trigger, Optional<State> state) {
    return state.filter(known -> known.exists() == Presence.NO).isPresent()
        ? new Still(Presence.YES, List.of(), List.of(trigger.id()), List.of())
        : unknown();
  }

  private static Still has(Optional<State> state, String attribute, String element) {
    return state
        .flatMap(known -> known.attribute(attribute))
        .map(value -> of(value.has(element), value))
        .orElseGet(Lasting::unknown);
  }

  private static Still still(Optional<State> state, String attribute, Predicate<Value> holds) {
    return state
        .flatMap(known -> known.attribute(attribute))
        .filter(value -> value.readable() && !value.ambiguousOrder())
        .map(value -> of(holds.test(value) ? Presence.YES : Presence.NO, value))
        .orElseGet(Lasting::unknown);
  }

  private static Still of(Presence open, Value value) {
    return open == Presence.UNKNOWN
        ? unknown()
        : new Still(open, List.of(), value.evidence(), List.of());
  }

  static Still unknown() {
    return Still.unknown("whether it is still in effect: no event or inventory held tells");
  }
}
