package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Stops those whom IAM cannot stop, from above: Identity Center's roles and a member account's root user. */
final class ServiceControlPolicy {

  private static final String TYPE = "SERVICE_CONTROL_POLICY";
  private static final String NEW_ID = "<PolicyId from the answer of CreatePolicy>";

  private ServiceControlPolicy() {}

  static List<Step> deny(Situation s) {
    Caller caller = s.caller();
    ObjectNode conditions = Json.object();
    if (!caller.directoryUser().isEmpty()) {
      conditions.set("StringEquals", Json.object("identitystore:userId", caller.directoryUser()));
    } else {
      conditions.set("ArnEquals", Json.object("aws:PrincipalArn", caller.arn()));
    }
    String name = "TourniquetDeny-" + caller.account() + "-" + s.time().getEpochSecond();
    return List.of(create(s, name, Json.denyAll(conditions)), attach(s));
  }

  private static Step create(Situation s, String name, String document) {
    ObjectNode parameters = Json.object("Name", name)
        .put("Description", "Stops one principal during an incident")
        .put("Type", TYPE)
        .put("Content", document);
    return step(
        s,
        new Call("organizations", "CreatePolicy", parameters),
        new Call("organizations", "DeletePolicy", Json.object("PolicyId", NEW_ID)),
        List.of(
            "Run it in the management account",
            s.caller().directoryUser().isEmpty()
                ? "Everyone with this role is stopped: the user behind it is not known by id"
                : "Only this user is stopped, in every role; remove its assignments as well, or the portal opens new roles",
            "Undo it after the policy is detached"));
  }

  private static Step attach(Situation s) {
    ObjectNode target =
        Json.object("PolicyId", NEW_ID).put("TargetId", s.caller().account());
    return step(
        s,
        new Call("organizations", "AttachPolicy", target),
        new Call("organizations", "DetachPolicy", target),
        List.of(
            "Service control policies do not bind the management account",
            "An account holds at most five of them"));
  }

  private static Step step(Situation s, Call call, Call inverse, List<String> cautions) {
    return new Step(
        s.caller().account(),
        "global",
        call,
        inverse,
        List.of("organizations:ListPoliciesForTarget"),
        cautions);
  }
}
