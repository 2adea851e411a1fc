package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Keeps an Auto Scaling group from terminating the evidence: what is cut off answers no health check, and protection from
 * termination does not bind the group.
 */
final class AutoScaling {

  static final String SERVICE = "autoscaling";

  /**
   * Processes of a group that terminate its instances; where {@code Terminate} is suspended, neither scaling in nor
   * rebalancing nor a refresh does. Source: Amazon EC2 Auto Scaling User Guide, "How suspended processes affect other
   * processes".
   */
  static final List<String> TERMINATING = List.of("ReplaceUnhealthy", "Terminate");

  private AutoScaling() {}

  /** On standby the instance stays in its group, which does not check it any more. */
  static Step onStandby(String account, String region, String instance) {
    String group = Placeholders.SCALING_GROUP;
    ObjectNode named = Json.object();
    named.set("AutoScalingGroupNames", Json.texts(List.of(group)));
    return new Step(
        account,
        region,
        enterStandby(group, instance),
        exitStandby(group, instance),
        List.of(described(instance), call("DescribeAutoScalingGroups", named)),
        List.of(
            "Only where the first reading call names a group: without one there is nothing to do",
            "A group at its minimum refuses: use suspend-processes there for those of %s that are not suspended, and undo it with resume-processes; --execute chooses"
                .formatted(String.join(" and ", TERMINATING)),
            "On standby it leaves the load balancers of its group too, and an alarm may start another in its place",
            "Undoing it is refused while the group is at its maximum"),
        List.of());
  }

  static Call described(String instance) {
    return call("DescribeAutoScalingInstances", instances(instance));
  }

  static Call enterStandby(String group, String instance) {
    return call(
        "EnterStandby",
        instances(instance)
            .put("AutoScalingGroupName", group)
            .put("ShouldDecrementDesiredCapacity", true));
  }

  static Call exitStandby(String group, String instance) {
    return call("ExitStandby", instances(instance).put("AutoScalingGroupName", group));
  }

  static Call suspend(String group, List<String> processes) {
    return call("SuspendProcesses", processes(group, processes));
  }

  static Call resume(String group, List<String> processes) {
    return call("ResumeProcesses", processes(group, processes));
  }

  private static ObjectNode processes(String group, List<String> processes) {
    ObjectNode parameters = Json.object("AutoScalingGroupName", group);
    return parameters.set("ScalingProcesses", Json.texts(processes));
  }

  private static ObjectNode instances(String instance) {
    return Json.object().set("InstanceIds", Json.texts(List.of(instance)));
  }

  private static Call call(String operation, JsonNode parameters) {
    return new Call(SERVICE, operation, parameters);
  }
}
