package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.containment.Exact.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Standby where the group may run with less; where AWS would refuse that, no process of it may terminate. */
final class ExactStandby {

  private static final Set<String> ON_STANDBY = Set.of("EnteringStandby", "Standby");
  private static final Set<String> LET_GO = Set.of("Detaching", "Detached");

  private ExactStandby() {}

  /** Whether a group's member is, or is about to be, on standby. */
  static boolean isOnStandby(JsonNode member) {
    return ON_STANDBY.contains(lifecycle(member));
  }

  static Exact of(Step step, Answers answers) {
    JsonNode asked = answers.body("DescribeAutoScalingInstances");
    JsonNode member = asked.at("/AutoScalingInstances/0");
    JsonNode group = answers.body("DescribeAutoScalingGroups").at("/AutoScalingGroups/0");
    if (asked.isMissingNode()) {
      return new Exact(step, true);
    }
    if (member.isMissingNode()) {
      return new Exact(step, false);
    }
    Step standby = standby(step, member);
    if (isOnStandby(member) || LET_GO.contains(lifecycle(member)) || group.isMissingNode()) {
      return new Exact(standby, group.isMissingNode());
    }
    List<String> running = running(group);
    return running.isEmpty()
        ? new Exact(suspended(step, member, AutoScaling.TERMINATING), false)
        : new Exact(
            mayLeave(member, group) ? standby : warned(suspended(step, member, running), member),
            true);
  }

  private static String lifecycle(JsonNode member) {
    return member.path("LifecycleState").asText("");
  }

  /** AWS refuses standby to what is not in service, and to a group that would run with less than its minimum. */
  private static boolean mayLeave(JsonNode member, JsonNode group) {
    int left =
        group.path("DesiredCapacity").asInt() - member.path("WeightedCapacity").asInt(1);
    return lifecycle(member).equals("InService")
        && left >= group.path("MinSize").asInt();
  }

  /** Those that terminate and are not suspended yet. */
  private static List<String> running(JsonNode group) {
    List<String> running = new ArrayList<>(AutoScaling.TERMINATING);
    group
        .path("SuspendedProcesses")
        .forEach(one -> running.remove(one.path("ProcessName").asText()));
    return running;
  }

  private static Step standby(Step step, JsonNode member) {
    String group = member.path("AutoScalingGroupName").asText();
    String instance = member.path("InstanceId").asText();
    return step.with(
        AutoScaling.enterStandby(group, instance), AutoScaling.exitStandby(group, instance));
  }

  private static Step suspended(Step step, JsonNode member, List<String> processes) {
    String group = member.path("AutoScalingGroupName").asText();
    return step.with(AutoScaling.suspend(group, processes), AutoScaling.resume(group, processes));
  }

  private static Step warned(Step step, JsonNode member) {
    return step.warning(
        lifecycle(member).startsWith("Terminating")
            ? "Its Auto Scaling group is terminating it already, which this does not stop: take copies of memory and volumes now"
            : "Its Auto Scaling group cannot put it on standby now: until this is undone the whole group replaces nothing that is sick, and does not shrink");
  }
}
