package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.InstanceSession;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Keeps an instance for evidence and cuts it off. Never stopped or terminated: its memory would be lost. */
final class Instance {

  private static final Pattern SESSION = Pattern.compile("AROA\\w*:i-[0-9a-f]{8,17}");
  private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8,17}");

  private Instance() {}

  /** The instance's own session is denied; other instances with the role go on. */
  static List<Step> keep(Situation s) {
    String instance = id(s);
    List<Step> steps = new ArrayList<>();
    if (SESSION.matcher(s.caller().uniqueSession()).matches()) {
      steps.addAll(CallerSteps.least(s));
    }
    if (!instance.isEmpty()) {
      steps.add(keptFromTermination(s, instance));
    }
    return steps;
  }

  /** Its metadata gives credentials to those only who ask with a token. */
  static List<Step> requireToken(Situation s) {
    String instance = id(s);
    return instance.isEmpty() ? List.of() : List.of(metadata(s, instance));
  }

  /** Sessions of its role revoked by {@link CallerSteps}; here its metadata and its network. */
  static List<Step> isolate(Situation s) {
    String instance = id(s);
    if (instance.isEmpty()) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    steps.add(metadata(s, instance));
    steps.addAll(Quarantine.steps(s, instance));
    return steps;
  }

  /** Otherwise its Auto Scaling group terminates what was cut off. */
  static List<Step> onStandby(Situation s) {
    String instance = id(s);
    return instance.isEmpty()
        ? List.of()
        : List.of(AutoScaling.onStandby(s.account(), region(s), instance));
  }

  /** The instance is the resource, or the session that acted. */
  private static String id(Situation s) {
    return ID.matcher(s.resource().id()).matches() ? s.resource().id() : acting(s);
  }

  /** The instance whose session is the caller. A session can be called after any instance: that one did nothing. */
  private static String acting(Situation s) {
    String instance = InstanceSession.of(s.trigger());
    return s.caller().uniqueSession().endsWith(":" + instance) ? instance : "";
  }

  private static Step keptFromTermination(Situation s, String instance) {
    ObjectNode id = Json.object("InstanceId", instance);
    return step(
        s,
        termination(id, true),
        termination(id, false),
        Read.ec2(
            "DescribeInstanceAttribute", id.deepCopy().put("Attribute", "disableApiTermination")),
        List.of(
            "It does not bind an Auto Scaling group: that is what autoscaling:EnterStandby is for",
            "Do not stop it: memory and instance store are lost"));
  }

  static Call termination(ObjectNode id, boolean kept) {
    JsonNode value = Json.object().put("Value", kept);
    return new Call(
        "ec2", "ModifyInstanceAttribute", id.deepCopy().set("DisableApiTermination", value));
  }

  private static Step metadata(Situation s, String instance) {
    ObjectNode id = Json.object("InstanceId", instance);
    return step(
        s,
        new Call(
            "ec2",
            "ModifyInstanceMetadataOptions",
            id.deepCopy().put("HttpTokens", "required").put("HttpPutResponseHopLimit", 1)),
        new Call(
            "ec2",
            "ModifyInstanceMetadataOptions",
            id.deepCopy().put("HttpTokens", "optional").put("HttpPutResponseHopLimit", 1)),
        described(instance),
        List.of(
            "Programs that ask for credentials the old way, and containers behind a hop, get none",
            "Undo it with the saved options"));
  }

  static Call described(String instance) {
    ObjectNode parameters = Json.object();
    parameters.set("InstanceIds", Json.texts(List.of(instance)));
    return Read.ec2("DescribeInstances", parameters);
  }

  /** The instance may be met in a case about a principal, which has no Region: then it is the trigger's. */
  static String region(Situation s) {
    return s.resource().region().equals("global")
        ? s.trigger().region()
        : s.resource().region();
  }

  private static Step step(Situation s, Call call, Call inverse, Call save, List<String> cautions) {
    return new Step(s.account(), region(s), call, inverse, List.of(save), cautions, List.of());
  }
}
