package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.json;
import static dev.tourniquet.containment.Steps.only;
import static dev.tourniquet.containment.Steps.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExactStandbyTest {

  private static final String ID = "i-0123456789abcdef0";
  private static final Step PLANNED = AutoScaling.onStandby("111122223333", "us-east-1", ID);
  private static final String IN_SERVICE =
      "{'InstanceId': '" + ID + "', 'AutoScalingGroupName': 'web', 'LifecycleState': 'InService'}";

  private static Answer member(String member) {
    return new Answer(
        read(PLANNED, "DescribeAutoScalingInstances"),
        json("{'AutoScalingInstances': [" + member + "]}"),
        "");
  }

  private static Answer group(int least, int desired, String suspended) {
    return new Answer(
        read(PLANNED, "DescribeAutoScalingGroups"),
        json(
            "{'AutoScalingGroups': [{'MinSize': %d, 'DesiredCapacity': %d, 'SuspendedProcesses': [%s]}]}"
                .formatted(least, desired, suspended)),
        "");
  }

  private static String suspended(String process) {
    return "{'ProcessName': '" + process + "', 'SuspensionReason': 'User suspended'}";
  }

  private static Step standby() {
    return PLANNED.with(AutoScaling.enterStandby("web", ID), AutoScaling.exitStandby("web", ID));
  }

  private static Step suspending(List<String> processes) {
    return PLANNED.with(
        AutoScaling.suspend("web", processes), AutoScaling.resume("web", processes));
  }

  @Test
  void theLinesPrintedTellWhereTheNameComesFrom() {
    assertThat(PLANNED.cli())
        .isEqualTo("aws autoscaling enter-standby --region us-east-1 --cli-input-json"
            + " '{\"InstanceIds\":[\"i-0123456789abcdef0\"],\"AutoScalingGroupName\":"
            + "\"<AutoScalingGroupName from the answer of DescribeAutoScalingInstances>\","
            + "\"ShouldDecrementDesiredCapacity\":true}'");
    assertThat(PLANNED.inverseCli())
        .isEqualTo("aws autoscaling exit-standby --region us-east-1 --cli-input-json"
            + " '{\"InstanceIds\":[\"i-0123456789abcdef0\"],\"AutoScalingGroupName\":"
            + "\"<AutoScalingGroupName from the answer of DescribeAutoScalingInstances>\"}'");
    assertThat(Placeholders.toldBy(PLANNED.save().get(0), member(IN_SERVICE).body()))
        .containsEntry(Placeholders.SCALING_GROUP, "web");
  }

  @Test
  void onStandbyWhereTheGroupMayRunWithOneLess() {
    assertThat(only(PLANNED, member(IN_SERVICE), group(1, 2, "")))
        .isEqualTo(new Exact(standby(), true));
  }

  @Test
  void atItsMinimumTheGroupMayNotTerminate() {
    Exact exact = only(PLANNED, member(IN_SERVICE), group(2, 2, ""));
    assertThat(exact.step().call())
        .isEqualTo(
            new Call(
                "autoscaling",
                "SuspendProcesses",
                json(
                    "{'AutoScalingGroupName': 'web', 'ScalingProcesses': ['ReplaceUnhealthy', 'Terminate']}")));
    assertThat(exact.step().inverse())
        .isEqualTo(exact.step().inverse().with(exact.step().call().parameters()));
    assertThat(exact.step().inverse().operation()).isEqualTo("ResumeProcesses");
    assertThat(exact.step().cautions())
        .startsWith(
            "Its Auto Scaling group cannot put it on standby now: until this is undone the whole"
                + " group replaces nothing that is sick, and does not shrink");
  }

  @Test
  void onlyThoseProcessesAreSuspendedAndResumedThatRan() {
    Exact exact = only(
        PLANNED,
        member(IN_SERVICE),
        group(2, 2, suspended("Terminate") + "," + suspended("Launch")));
    assertThat(exact.step().call().parameters().path("ScalingProcesses"))
        .isEqualTo(json("['ReplaceUnhealthy']"));
    assertThat(exact.step().inverse().parameters().path("ScalingProcesses"))
        .isEqualTo(json("['ReplaceUnhealthy']"));
  }

  @Test
  void nothingIsToDoWhereNoGroupWouldTerminateIt() {
    assertThat(only(PLANNED, member(""))).isEqualTo(new Exact(PLANNED, false));
    for (String state : List.of("Standby", "EnteringStandby", "Detaching", "Detached")) {
      assertThat(only(PLANNED, member(IN_SERVICE.replace("InService", state)), group(1, 2, "")))
          .as(state)
          .isEqualTo(new Exact(standby(), false));
    }
    String both = suspended("Terminate") + "," + suspended("ReplaceUnhealthy");
    assertThat(only(PLANNED, member(IN_SERVICE), group(1, 2, both)))
        .isEqualTo(new Exact(suspending(AutoScaling.TERMINATING), false));
  }

  @Test
  void aGroupThatCountsInWeightsNeedsRoomForThisInstance() {
    String heavy = IN_SERVICE.replace("}", ", 'WeightedCapacity': '4'}");
    assertThat(only(PLANNED, member(heavy), group(4, 8, "")).step().call().operation())
        .isEqualTo("EnterStandby");
    assertThat(only(PLANNED, member(heavy), group(5, 8, "")).step().call().operation())
        .isEqualTo("SuspendProcesses");
  }

  @Test
  void whatIsNotInServiceCannotGoOnStandby() {
    Exact pending =
        only(PLANNED, member(IN_SERVICE.replace("InService", "Pending:Wait")), group(1, 2, ""));
    assertThat(pending.step().call().operation()).isEqualTo("SuspendProcesses");
    Exact ending =
        only(PLANNED, member(IN_SERVICE.replace("InService", "Terminating:Wait")), group(1, 2, ""));
    assertThat(ending.step().cautions())
        .startsWith("Its Auto Scaling group is terminating it already, which this does not stop:"
            + " take copies of memory and volumes now");
  }

  @Test
  void whatWasNotToldStaysAsPlanned() {
    assertThat(only(PLANNED)).isEqualTo(new Exact(PLANNED, true));
    assertThat(only(PLANNED, member(IN_SERVICE))).isEqualTo(new Exact(standby(), true));
  }

  @Test
  void aStepThatWasMadeExactBeforeIsMadeExactAnew() {
    assertThat(only(suspending(List.of("Terminate")), member(IN_SERVICE), group(1, 2, "")))
        .isEqualTo(new Exact(standby(), true));
  }

  @Test
  void whetherARefusedCallTookEffectBeforeIsTheStateOfTheInstance() {
    Call enter = standby().call();
    Call exit = standby().inverse();
    assertThat(Outcome.asking(enter)).contains(PLANNED.save().get(0));
    assertThat(Outcome.asking(suspending(List.of()).call())).isEmpty();
    Answer on = member(IN_SERVICE.replace("InService", "Standby"));
    assertThat(Outcome.isReached(enter, on.body())).isTrue();
    assertThat(Outcome.isReached(exit, on.body())).isFalse();
    assertThat(Outcome.isReached(enter, member(IN_SERVICE).body())).isFalse();
    assertThat(Outcome.isReached(exit, member(IN_SERVICE).body())).isTrue();
    assertThat(Outcome.isReached(exit, member("").body()))
        .as("it left its group")
        .isTrue();
  }
}
