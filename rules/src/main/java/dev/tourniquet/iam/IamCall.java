package dev.tourniquet.iam;

import dev.tourniquet.trail.Event;
import java.util.Locale;

/** What a call to IAM says of itself. */
record IamCall(Event event) {
  /** Whether it changed something: calls that failed, and those to other services, did not. */
  boolean counts() {
    return event.succeeded() && event.source().equals("iam.amazonaws.com");
  }

  /** Whether its parameters were left out of the record. */
  boolean omitted() {
    return event.request().path("omitted").asBoolean(false);
  }

  String operation() {
    return event.operation();
  }

  /** Whether it writes a managed policy. */
  boolean isAboutPolicy() {
    return operation().equals("DeletePolicyVersion")
        || operation().equals("CreatePolicyVersion")
        || putsInForce();
  }

  /** Whether it changes which document of a managed policy is in force. */
  boolean putsInForce() {
    return switch (operation()) {
      case "CreatePolicy", "DeletePolicy", "SetDefaultPolicyVersion" -> true;
      case "CreatePolicyVersion" -> event.at("requestParameters.setAsDefault").asBoolean(false);
      default -> false;
    };
  }

  /** The managed policy it is about. */
  String policyArn() {
    return operation().equals("CreatePolicy")
        ? event.text("responseElements.policy.arn")
        : event.text("requestParameters.policyArn");
  }

  /** The version of a managed policy that it makes, puts in force or deletes. */
  String version() {
    String made = event.text("responseElements.policyVersion.versionId");
    String first = event.text("responseElements.policy.defaultVersionId");
    String named = event.text("requestParameters.versionId");
    return !named.isEmpty() ? named : made.isEmpty() ? first : made;
  }

  /** Whether somebody has another name or path after it. */
  boolean renames() {
    return operation().matches("Update(User|Group)")
        && event.at("requestParameters").properties().stream()
            .anyMatch(field -> field.getKey().startsWith("new"));
  }

  boolean changesTags() {
    return operation().matches("(Tag|Untag)(User|Role)");
  }

  /** Whether a user, a role, a group or a policy is there only since. */
  boolean creates() {
    return operation().matches("Create(User|Role|Group|Policy)");
  }

  /** Whether a user, a role, a group or a policy is there no more. */
  boolean deletes() {
    return operation().matches("Delete(User|Role|Group|Policy)");
  }

  /** Whom or what it is about, with its kind. */
  String about() {
    if (isAboutPolicy()) {
      return "policy " + policyArn();
    }
    return !user().isEmpty()
        ? "user " + user()
        : group().isEmpty() ? "role " + role() : "group " + group();
  }

  /** The name of whom it is about. */
  String subject() {
    return group().isEmpty() ? user() + role() : group();
  }

  /** The group it is about; empty when it is about a user or a role. */
  String group() {
    return user().isEmpty() ? event.text("requestParameters.groupName") : "";
  }

  String user() {
    return event.text("requestParameters.userName");
  }

  String role() {
    return event.text("requestParameters.roleName");
  }

  /** Of {@code CreateUser} and the like: {@code user}, {@code role} or {@code group}. */
  String made() {
    return operation().substring("Create".length()).toLowerCase(Locale.ROOT);
  }

  Gap unknown(String why) {
    return new Gap(GapCode.GAAD_OLDER_THAN_EVENT, operation() + " (" + event.id() + "): " + why);
  }
}
