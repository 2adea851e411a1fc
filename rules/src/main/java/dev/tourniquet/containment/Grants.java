package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Locale;

/** Takes back what a call in IAM gave: a policy, a key, a password, trust. */
final class Grants {

  private Grants() {}

  /**
   * An attached policy is detached; under the name of an inline one what was there before goes back. Of a managed policy the
   * version before is put in force again.
   */
  static List<Step> policy(Situation s) {
    Event trigger = s.trigger();
    String operation = trigger.operation();
    if (operation.endsWith("PolicyVersion")) {
      return version(s);
    }
    ObjectNode who = who(trigger);
    if (who.isEmpty()) {
      return List.of();
    }
    if (operation.startsWith("Attach")) {
      who.put("PolicyArn", trigger.text("requestParameters.policyArn"));
      return List.of(step(
          s,
          new Call("iam", operation.replace("Attach", "Detach"), who),
          new Call("iam", operation, who),
          attached(operation, who)));
    }
    return operation.startsWith("Put") ? InlinePolicy.takenBack(s, who) : List.of();
  }

  private static List<Step> version(Situation s) {
    String arn = s.trigger().text("requestParameters.policyArn");
    JsonNode before = s.before().get("defaultVersion");
    JsonNode now = s.now().get("defaultVersion");
    boolean changed = before != null && before.isTextual() && now != null && !now.equals(before);
    return !changed || !now.isTextual() || arn.isEmpty()
        ? List.of()
        : List.of(step(
            s, inForce(arn, before), inForce(arn, now), Read.iam("GetPolicy", "PolicyArn", arn)));
  }

  private static Call inForce(String arn, JsonNode version) {
    return new Call(
        "iam",
        "SetDefaultPolicyVersion",
        Json.object("PolicyArn", arn).put("VersionId", version.asText()));
  }

  /** {@code AttachUserPolicy} is seen by {@code ListAttachedUserPolicies}. */
  private static Call attached(String operation, ObjectNode who) {
    ObjectNode named = who.deepCopy();
    named.remove("PolicyArn");
    return Read.iam(
        "ListAttached" + operation.replaceFirst("^Attach", "").replaceFirst("y$", "ies"), named);
  }

  static Step step(Situation s, Call call, Call inverse, Call save) {
    return s.step(
        call,
        inverse,
        List.of(save),
        List.of("Whoever may write in IAM can give it back: stop the caller as well"));
  }

  static ObjectNode who(Event trigger) {
    for (String kind : List.of("User", "Role", "Group")) {
      String name = trigger.text("requestParameters." + kind.toLowerCase(Locale.ROOT) + "Name");
      if (!name.isEmpty()) {
        return Json.object(kind + "Name", name);
      }
    }
    return Json.object();
  }

  /** A key is made inactive, never deleted. A password cannot be switched off: everything is denied to its user. */
  static List<Step> credential(Situation s) {
    String user = s.trigger().text("requestParameters.userName");
    String key = s.trigger().text("responseElements.accessKey.accessKeyId");
    if (user.isEmpty()) {
      return List.of();
    }
    if (key.isEmpty()) {
      return List.of(CallerSteps.denyUser(s.account(), user));
    }
    return List.of(CallerSteps.keyInactive(s.account(), user, key));
  }

  /**
   * Puts the trust policy back that was there before; where that is not known, the one now; without those let in, who may
   * have been trusted all along. A role that trusts nobody else cannot be written so: its sessions are all that can be
   * ended.
   */
  static List<Step> trust(Situation s) {
    JsonNode now = s.now().get("trust");
    JsonNode before = ResourcePolicy.wanted(s, "trust").orElse(null);
    if (before == null || before.isNull() || now == null || before.equals(now)) {
      return List.of();
    }
    return List.of(s.step(
            trust(s, before),
            trust(s, now),
            List.of(Read.iam("GetRole", "RoleName", s.resource().id())),
            List.of(
                "Sessions already issued live on until they end: revoke them as well",
                "If a trusted principal was deleted meanwhile, the old document may be refused"))
        .affecting(s.activity().onResource(s.time())));
  }

  private static Call trust(Situation s, JsonNode document) {
    String text = document.isTextual() ? document.asText() : document.toString();
    return new Call(
        "iam",
        "UpdateAssumeRolePolicy",
        Json.object("RoleName", s.resource().id()).put("PolicyDocument", text));
  }

  /** Ends the sessions of the role that was opened. */
  static List<Step> sessionsOfRole(Situation s) {
    return List.of(CallerSteps.revokeSessions(s, s.account(), s.resource().id())
        .affecting(s.activity().onResource(s.time())));
  }
}
