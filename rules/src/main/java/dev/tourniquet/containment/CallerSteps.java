package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.iam.Network;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Stops a principal: least by what its history allows, strongest by everything. */
final class CallerSteps {

  private static final String DENY_ALL = "TourniquetDenyAll";
  private static final String USUAL_ADDRESSES = "TourniquetUsualAddressesOnly";
  private static final String DENY_SESSION = "TourniquetDenySession";
  private static final String REVOKE = "AWSRevokeOlderSessions";
  private static final String RACE =
      "IAM takes some seconds to apply; who may write in IAM can remove the deny: then use a service control policy";
  /** A policy's name has 128 characters; a role's id and a session's name together have fewer. */
  private static final int LONGEST_SESSION = 100;
  /** More addresses than that are no stable baseline, and an inline policy holds 2,048 characters. */
  private static final int MOST_ADDRESSES = 20;

  private CallerSteps() {}

  static List<Step> least(Situation s) {
    Caller caller = s.caller();
    return switch (caller.kind()) {
      case USER -> leastOfUser(s);
      case ROLE -> caller.uniqueSession().isEmpty() ? List.of() : List.of(denySession(s));
      case ROOT -> ServiceControlPolicy.deny(s);
      case IDENTITY_CENTER_ROLE, OTHER -> List.of();
    };
  }

  static List<Step> strong(Situation s) {
    Caller caller = s.caller();
    return switch (caller.kind()) {
      case USER ->
        caller.credential().startsWith("AKIA") ? List.of(key(s), user(s)) : List.of(user(s));
      case ROLE ->
        List.of(revokeSessions(s, caller.account(), caller.name())
            .affecting(s.activity().sessions(s.time())));
      case IDENTITY_CENTER_ROLE, ROOT -> ServiceControlPolicy.deny(s);
      case OTHER -> List.of();
    };
  }

  /** Who may write in IAM takes a deny in IAM off again: only a policy from above holds it. */
  static List<Step> strongest(Situation s) {
    boolean inIam = s.caller().kind() == Caller.Kind.USER || s.caller().kind() == Caller.Kind.ROLE;
    return inIam && s.caller().administrator() ? ServiceControlPolicy.deny(s) : List.of();
  }

  private static List<Step> leastOfUser(Situation s) {
    Caller caller = s.caller();
    List<String> addresses =
        caller.usualAddresses().stream().filter(CallerSteps::isAddress).toList();
    if (!addresses.isEmpty() && addresses.size() <= MOST_ADDRESSES) {
      return List.of(usualAddressesOnly(s, addresses));
    }
    return caller.credential().startsWith("AKIA") ? List.of(key(s)) : List.of(user(s));
  }

  /** A host behind an endpoint, or AWS itself, is a usual place as well, and none that a condition can name. */
  private static boolean isAddress(String usual) {
    return usual.matches("[0-9a-fA-F.:/]+") && Network.parse(usual).isPresent();
  }

  private static Step key(Situation s) {
    Caller caller = s.caller();
    return keyInactive(caller.account(), caller.name(), caller.credential())
        .affecting(s.activity().keys(s.time()));
  }

  private static Step user(Situation s) {
    return denyUser(s.caller().account(), s.caller().name())
        .affecting(s.activity().keys(s.time()));
  }

  /** Leaves a batch job running from where it always ran. */
  private static Step usualAddressesOnly(Situation s, List<String> addresses) {
    Caller caller = s.caller();
    ObjectNode conditions = Json.object();
    conditions.set("NotIpAddress", Json.object("aws:SourceIp", Json.texts(addresses)));
    conditions.set("Bool", Json.object("aws:ViaAWSService", "false"));
    return userPolicy(
            caller.account(),
            named(USUAL_ADDRESSES, "UserName", caller.name()),
            Json.denyAll(conditions),
            cautions(caller, addresses))
        .affecting(s.activity().keys(s.time()));
  }

  private static List<String> cautions(Caller caller, List<String> addresses) {
    List<String> denied = caller.usualAddresses().stream()
        .filter(usual -> !addresses.contains(usual))
        .toList();
    String rests = "Rests on %d active days, %s from %s"
        .formatted(
            caller.usualDays(),
            denied.isEmpty() ? "always" : "among others",
            String.join(", ", addresses));
    String breaks = denied.isEmpty()
        ? "Breaks calls through VPC endpoints, which carry no aws:SourceIp"
        : "Denies also what was usual from %s: no condition on aws:SourceIp can name that"
            .formatted(String.join(", ", denied));
    return List.of(rests, breaks, RACE);
  }

  static Step denyUser(String account, String user) {
    return userPolicy(
        account,
        named(DENY_ALL, "UserName", user),
        Json.denyAll(Json.object()),
        List.of("Everything this user runs stops, its federation sessions too", RACE));
  }

  private static Step userPolicy(
      String account, ObjectNode policy, String document, List<String> cautions) {
    return inIam(
        account,
        new Call("iam", "PutUserPolicy", policy.deepCopy().put("PolicyDocument", document)),
        new Call("iam", "DeleteUserPolicy", policy),
        List.of(
            Read.iam("GetUserPolicy", policy),
            Read.iam("ListUserPolicies", "UserName", policy.path("UserName").asText()),
            Read.iam(
                "ListAttachedUserPolicies", "UserName", policy.path("UserName").asText()),
            Read.iam("ListGroupsForUser", "UserName", policy.path("UserName").asText()),
            Read.iam("ListAccessKeys", "UserName", policy.path("UserName").asText())),
        cautions);
  }

  static Step keyInactive(String account, String user, String key) {
    ObjectNode parameters = Json.object("UserName", user).put("AccessKeyId", key);
    return inIam(
        account,
        new Call("iam", "UpdateAccessKey", parameters.deepCopy().put("Status", "Inactive")),
        new Call("iam", "UpdateAccessKey", parameters.deepCopy().put("Status", "Active")),
        List.of(
            Read.iam("ListAccessKeys", "UserName", user),
            Read.iam("GetAccessKeyLastUsed", "AccessKeyId", key)),
        List.of(
            "Programs that use the key fail; the user may have a second key",
            "Sessions made with GetFederationToken go on: deny the user as well"));
  }

  /** Only one session loses its rights. */
  private static Step denySession(Situation s) {
    Caller caller = s.caller();
    ObjectNode conditions = Json.object();
    conditions.set("StringEquals", Json.object("aws:userId", caller.uniqueSession()));
    return rolePolicy(
            caller.account(),
            named(DENY_SESSION + ofSession(caller), "RoleName", caller.name()),
            Json.denyAll(conditions),
            List.of("Whoever may assume the role can do so again under another session name", RACE))
        .affecting(List.of("session " + caller.uniqueSession()));
  }

  /** Each session has a policy of its own: a second one must not take the place of the first, and let that go on. */
  private static String ofSession(Caller caller) {
    String name = caller.uniqueSession().replaceAll("[^\\w+=,.@-]", "-");
    return "-" + name.substring(0, Math.min(name.length(), LONGEST_SESSION));
  }

  static Step revokeSessions(Situation s, String account, String role) {
    return rolePolicy(
        account,
        named(REVOKE, "RoleName", role),
        issuedBefore(s.time()),
        List.of(
            "Everyone in this role loses the session and may lose work",
            "Who may assume the role can do so again: mend its trust policy as well",
            "If a policy of this name was there before, undo by putting the saved one back",
            RACE));
  }

  private static String issuedBefore(Instant time) {
    ObjectNode conditions = Json.object();
    conditions.set(
        "DateLessThan",
        Json.object("aws:TokenIssueTime", time.truncatedTo(ChronoUnit.SECONDS).toString()));
    return Json.denyAll(conditions);
  }

  /** The step with the sessions issued until now revoked; other steps stay as they are. */
  static Step revokingUntil(Step step, Instant now) {
    JsonNode parameters = step.call().parameters();
    boolean revokes = step.call().name().equals("iam:PutRolePolicy")
        && parameters.path("PolicyName").asText().equals(REVOKE);
    return revokes
        ? step.with(
            step.call()
                .with(
                    ((ObjectNode) parameters.deepCopy()).put("PolicyDocument", issuedBefore(now))),
            step.inverse())
        : step;
  }

  private static Step rolePolicy(
      String account, ObjectNode policy, String document, List<String> cautions) {
    return inIam(
        account,
        new Call("iam", "PutRolePolicy", policy.deepCopy().put("PolicyDocument", document)),
        new Call("iam", "DeleteRolePolicy", policy),
        List.of(
            Read.iam("GetRolePolicy", policy),
            Read.iam("GetRole", "RoleName", policy.path("RoleName").asText()),
            Read.iam("ListRolePolicies", "RoleName", policy.path("RoleName").asText()),
            Read.iam(
                "ListAttachedRolePolicies", "RoleName", policy.path("RoleName").asText())),
        cautions);
  }

  private static ObjectNode named(String policy, String ofWhat, String name) {
    return Json.object(ofWhat, name).put("PolicyName", policy);
  }

  private static Step inIam(
      String account, Call call, Call inverse, List<Call> save, List<String> cautions) {
    return new Step(account, "global", call, inverse, save, cautions, List.of());
  }
}
