package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Stops from above what IAM cannot stop: Identity Center's roles, administrators, a root user, an address, a destroyer. */
final class ServiceControlPolicy {

  private static final String TYPE = "SERVICE_CONTROL_POLICY";
  private static final String ASSIGNMENT =
      ". Take the account assignment away by hand as well (aws sso-admin delete-account-assignment): no log of its calls names the permission set's ARN, and sessions in the portal go on and open new roles until then";
  private static final List<String> DESTRUCTION = List.of(
      "kms:ScheduleKeyDeletion",
      "kms:DisableKey",
      "kms:CreateGrant",
      "ec2:DeleteSnapshot",
      "rds:DeleteDBSnapshot",
      "rds:DeleteDBClusterSnapshot",
      "s3:DeleteObject*",
      "s3:PutBucketVersioning",
      "s3:PutLifecycleConfiguration",
      "backup:Delete*");

  private ServiceControlPolicy() {}

  /** Denies everything to the caller. */
  static List<Step> deny(Situation s) {
    Caller caller = s.caller();
    boolean user = caller.directoryUser().known();
    ObjectNode conditions = Json.object();
    if (user) {
      conditions.set(
          "StringEquals",
          Json.object("identitystore:userId", caller.directoryUser().id()));
    } else {
      conditions.set("ArnEquals", Json.object("aws:PrincipalArn", caller.arn()));
    }
    return steps(
        s,
        new Denial(
            "caller",
            Json.denyAll(conditions),
            (user
                    ? "Only this user is stopped, in every role"
                        + caller.directoryUser().doubt()
                    : "Everyone with this role or user is stopped: no single person or session is picked out")
                + (user || caller.kind() == Caller.Kind.IDENTITY_CENTER_ROLE ? ASSIGNMENT : ""),
            s.activity().sessions(s.time())));
  }

  /** Denies everything from the address of the trigger, to whoever calls from it but the responders. */
  static List<Step> denyAddress(Situation s) {
    String address = s.trigger().sourceAddress();
    if (!address.matches("[0-9a-fA-F.:]{3,45}") || !address.matches(".*[.:].*")) {
      return List.of();
    }
    ObjectNode conditions = Json.object(
        "IpAddress",
        Json.object("aws:SourceIp", address + (address.contains(":") ? "/128" : "/32")));
    conditions.set("Bool", Json.object("aws:ViaAWSService", "false"));
    spareResponders(s, conditions);
    return steps(
        s,
        new Denial(
            "address",
            Json.denyAll(conditions),
            "Only this address: whoever uses it can change it. Check first that it is no exit of your own or of a vendor",
            s.activity().fromAddress(s.time())));
  }

  /** Denies to delete what one would restore from, to everyone but the responders. */
  static List<Step> denyDestruction(Situation s) {
    ObjectNode statement = Json.object("Effect", "Deny").put("Resource", "*");
    statement.set("Action", Json.texts(DESTRUCTION));
    ObjectNode conditions = Json.object();
    spareResponders(s, conditions);
    if (!conditions.isEmpty()) {
      statement.set("Condition", conditions);
    }
    ObjectNode policy = Json.object("Version", "2012-10-17");
    policy.set("Statement", Json.array(List.of(statement)));
    return steps(
        s,
        new Denial(
            "destruction",
            policy.toString(),
            "Blocks legitimate work too: note the time and plan when to take it off",
            List.of()));
  }

  /** No deny may lock out who contains and releases. */
  private static void spareResponders(Situation s, ObjectNode conditions) {
    if (!s.responders().isEmpty()) {
      conditions.set("ArnNotLike", Json.object("aws:PrincipalArn", Json.texts(s.responders())));
    }
  }

  /** What a policy denies, and who is hit by it. */
  private record Denial(String what, String document, String caution, List<String> affects) {

    /** An organization has each name once, and findings of one run are of one time: what is denied makes it another. */
    String name(String account, Instant time) {
      String content =
          UUID.nameUUIDFromBytes(document.getBytes(StandardCharsets.UTF_8)).toString();
      return "TourniquetDeny-%s-%s-%d-%.8s"
          .formatted(what, account, time.getEpochSecond(), content);
    }
  }

  private static List<Step> steps(Situation s, Denial denial) {
    String account = target(s);
    ObjectNode parameters = Json.object("Name", denial.name(account, s.time()))
        .put("Description", "Contains an incident")
        .put("Type", TYPE)
        .put("Content", denial.document());
    ObjectNode target = Json.object("PolicyId", Placeholders.POLICY_ID).put("TargetId", account);
    List<Step> steps = new ArrayList<>();
    steps.add(step(
        account,
        new Call("organizations", "CreatePolicy", parameters),
        new Call("organizations", "DeletePolicy", Json.object("PolicyId", Placeholders.POLICY_ID)),
        List.of(
            "Run it in the management account",
            denial.caution(),
            "Undo it after the policy is detached")));
    steps.add(step(
            account,
            new Call("organizations", "AttachPolicy", target),
            new Call("organizations", "DetachPolicy", target),
            List.of(
                "Service control policies do not bind the management account",
                "An account holds at most five of them"))
        .affecting(denial.affects()));
    return steps;
  }

  private static String target(Situation s) {
    return s.caller().kind() == Caller.Kind.OTHER ? s.account() : s.caller().account();
  }

  private static Step step(String account, Call call, Call inverse, List<String> cautions) {
    ObjectNode read = Json.object("TargetId", account).put("Filter", TYPE);
    return new Step(
        account,
        "global",
        call,
        inverse,
        List.of(new Call("organizations", "ListPoliciesForTarget", read)),
        cautions,
        List.of());
  }
}
