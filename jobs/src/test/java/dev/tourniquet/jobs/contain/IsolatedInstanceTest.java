package dev.tourniquet.jobs.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.containment.Activity;
import dev.tourniquet.containment.Caller;
import dev.tourniquet.containment.DirectoryUser;
import dev.tourniquet.containment.Plans;
import dev.tourniquet.containment.Situation;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance is cut off with all its network interfaces and kept from its Auto Scaling group; and all is put back. */
@SparkTest(few = true)
class IsolatedInstanceTest {
  private static final Caller SERVICE =
      new Caller(Caller.Kind.OTHER, "", "", "", "", "", DirectoryUser.UNKNOWN, List.of(), 0, false);

  @TempDir
  Path folder;

  private OnLoopback on;
  private FakeHosts hosts;

  @BeforeEach
  void aLakeAndAnAws(SparkSession spark) throws java.io.IOException {
    on = new OnLoopback(spark, folder);
    hosts = on.aws.services.hosts;
  }

  @AfterEach
  void close() {
    on.close();
  }

  private static PlannedFinding plan() {
    return plan("f1");
  }

  private static PlannedFinding plan(String finding) {
    Situation s = new Situation(
        "isolate-instance",
        ResourceKey.parse("AWS::EC2::Instance|aws|111122223333|us-east-1|" + FakeHosts.INSTANCE),
        "111122223333",
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Event.parse("{}"),
        List.of(),
        SERVICE,
        Steps.TIME,
        Activity.NONE,
        List.of(),
        false);
    return new PlannedFinding(
        Steps.finding(finding), "strong", Plans.of(s).get(1).steps());
  }

  private boolean contain() throws CallRefused {
    return on.contain(plan());
  }

  private boolean contain(String dyingAt, boolean after) throws CallRefused {
    return on.contain(new Dying(on.accounts(), dyingAt, after), plan());
  }

  @Test
  void anInstanceOfNoGroupIsCutOffAndPutBack() throws CallRefused {
    String before = on.aws.services.state();

    assertThat(contain()).isTrue();

    assertThat(hosts.interfaces).isEqualTo(Map.of("eni-1", List.of("sg-0made")));
    assertThat(on.told).contains("6. autoscaling:EnterStandby: so already, left alone");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
    assertThat(on.aws.changes())
        .containsExactly(
            "ec2:ModifyInstanceAttribute",
            "ec2:ModifyInstanceMetadataOptions",
            "ec2:CreateSecurityGroup",
            "ec2:RevokeSecurityGroupEgress",
            "ec2:ModifyInstanceAttribute",
            "ec2:ModifyInstanceAttribute",
            "ec2:AuthorizeSecurityGroupEgress",
            "ec2:DeleteSecurityGroup",
            "ec2:ModifyInstanceMetadataOptions",
            "ec2:ModifyInstanceAttribute");
  }

  @Test
  void nothingGoesOutByIpv6EitherWhereTheInstanceHasIt() throws CallRefused {
    hosts.six = true;
    String before = on.aws.services.state();

    assertThat(contain()).isTrue();

    assertThat(hosts.egress).isEmpty();
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void everyInterfaceIsCutOffAndGoesBackToItsOwnGroups() throws CallRefused {
    hosts.interfaces.put("eni-2", List.of("sg-c"));
    hosts.interfaces.put("eni-3", List.of("sg-a"));
    String before = on.aws.services.state();

    assertThat(contain()).isTrue();

    assertThat(hosts.interfaces.values()).containsOnly(List.of("sg-0made"));
    assertThat(on.journal()).contains("5 DONE", "6 DONE", "7 DONE", "8 NOT_NEEDED");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void anInterfaceThatStaysOpenIsTold() throws CallRefused {
    hosts.interfaces.put("eni-2", List.of("sg-c"));
    hosts.elsewhere.put("eni-2", "vpc-2");
    String before = on.aws.services.state();

    assertThat(contain()).isTrue();

    assertThat(hosts.interfaces)
        .isEqualTo(Map.of("eni-1", List.of("sg-0made"), "eni-2", List.of("sg-c")));
    assertThat(on.told)
        .contains("Caution: Stays open, being in another network than the group: eni-2 in vpc-2."
            + " Make a group like it there and set it by hand.");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void whatAnotherFindingCutOffIsLeftAloneAndSaidBeforeItIsReleased() throws CallRefused {
    hosts.interfaces.put("eni-2", List.of("sg-c"));
    hosts.lifecycle = "InService";
    assertThat(contain()).isTrue();
    int calls = on.aws.changes().size();

    assertThat(on.contain(plan("f2"))).isTrue();

    assertThat(on.aws.changes()).hasSize(calls);
    assertThat(new ReleaseFinding(on.lake, "f1").plan())
        .hasSize(7)
        .allSatisfy(line -> assertThat(line).contains("also contains f2"));
  }

  @Test
  void killedBetweenTwoInterfacesItGoesOnAndPutsBackBoth() throws CallRefused {
    hosts.interfaces.put("eni-2", List.of("sg-c"));
    String before = on.aws.services.state();
    assertThatThrownBy(() -> contain("ModifyNetworkInterfaceAttribute", true))
        .isInstanceOf(Dying.Killed.class);
    assertThat(hosts.interfaces).containsEntry("eni-2", List.of("sg-c"));

    assertThat(contain()).isTrue();

    assertThat(hosts.interfaces.values()).containsOnly(List.of("sg-0made"));
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void aGroupThatMayRunWithOneLessKeepsItOnStandby() throws CallRefused {
    hosts.lifecycle = "InService";
    String before = on.aws.services.state();

    assertThat(contain()).isTrue();

    assertThat(hosts.lifecycle + " of " + hosts.desired).isEqualTo("Standby of 1");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void aGroupAtItsMinimumTerminatesNothingAndOnlyWhatRanIsResumed() throws CallRefused {
    hosts.lifecycle = "InService";
    hosts.least = 2;
    hosts.suspended.addAll(List.of("Terminate", "AZRebalance"));
    String before = on.aws.services.state();

    assertThat(contain()).isTrue();

    assertThat(hosts.suspended).containsExactly("AZRebalance", "ReplaceUnhealthy", "Terminate");
    assertThat(on.told)
        .anyMatch(line ->
            line.startsWith("Caution: Its Auto Scaling group cannot put it on standby now"));
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void whoMayNotReadTheGroupStillCutsTheInstanceOffAndGoesOnWhenAllowed() throws CallRefused {
    hosts.lifecycle = "InService";
    String before = on.aws.services.state();
    on.aws.refuse("DescribeAutoScalingInstances", 403, "AccessDenied", 2);

    assertThat(contain()).isFalse();

    assertThat(hosts.interfaces).isEqualTo(Map.of("eni-1", List.of("sg-0made")));
    assertThat(hosts.lifecycle).isEqualTo("InService");
    assertThat(on.told)
        .anyMatch(line -> line.startsWith("6. autoscaling:EnterStandby: refused. Cannot save the"
            + " state: autoscaling:DescribeAutoScalingInstances was refused (AccessDenied: not today)."
            + " Nothing was changed by this step."));

    assertThat(contain()).isTrue();

    assertThat(hosts.lifecycle).isEqualTo("Standby");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void aGroupThatChangedSinceItWasReadIsReadAgain() throws CallRefused {
    hosts.lifecycle = "InService";
    on.aws.refuse("EnterStandby", 400, "ValidationError", 1);
    assertThat(contain()).isFalse();
    hosts.least = 2;
    String before = hosts.suspended.toString();

    assertThat(contain()).isTrue();

    assertThat(hosts.suspended).containsExactly("ReplaceUnhealthy", "Terminate");
    assertThat(on.release()).isTrue();
    assertThat(hosts.suspended).hasToString(before);
  }

  @Test
  void killedAfterStandbyWasTakenItIsFoundTakenAndPutBackOnce() throws CallRefused {
    hosts.lifecycle = "InService";
    String before = on.aws.services.state();
    assertThatThrownBy(() -> contain("EnterStandby", true)).isInstanceOf(Dying.Killed.class);
    assertThat(on.journal()).endsWith("6 CALLED");

    assertThat(contain()).isTrue();
    assertThatThrownBy(() -> on.release(new Dying(on.accounts(), "ExitStandby", true)))
        .isInstanceOf(Dying.Killed.class);

    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }
}
