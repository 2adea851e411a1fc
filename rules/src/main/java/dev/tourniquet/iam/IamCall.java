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
