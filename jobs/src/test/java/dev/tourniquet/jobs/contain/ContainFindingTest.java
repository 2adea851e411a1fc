package dev.tourniquet.jobs.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containing and releasing against an AWS on loopback, with a lake on disk. */
@SparkTest(few = true)
class ContainFindingTest {
  @TempDir
  Path folder;

  private OnLoopback on;

  @BeforeEach
  void aLakeAndAnAws(SparkSession spark) throws java.io.IOException {
    on = new OnLoopback(spark, folder);
  }

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void containsStepByStepAndReleasesToExactlyWhatWasThere() throws CallRefused {
    String before = on.aws.services.state();

    assertThat(on.contain(Steps.plan("strong"))).isTrue();

    assertThat(on.aws.services.keys).containsValue("Inactive");
    assertThat(on.aws.services.snapshotSharedWith).containsExactly("222233334444");
    assertThat(on.aws.services.attached).containsExactly("p-1000 111122223333");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
    assertThat(on.aws.changes())
        .containsExactly(
            "ec2:ModifySnapshotAttribute",
            "iam:UpdateAccessKey",
            "iam:PutUserPolicy",
            "organizations:CreatePolicy",
            "organizations:AttachPolicy",
            "organizations:DetachPolicy",
            "organizations:DeletePolicy",
            "iam:PutUserPolicy",
            "iam:UpdateAccessKey",
            "ec2:ModifySnapshotAttribute");
    assertThatThrownBy(() -> on.release())
        .hasMessageStartingWith("Cannot release f1: no containment of it is in effect.");
  }

  @Test
  void theSavedStateAndTheCallsAreInTheLakeBeforeTheFirstChange() throws CallRefused {
    on.aws.refuse("ModifySnapshotAttribute", 403, "UnauthorizedOperation", 1);

    assertThat(on.contain()).isFalse();

    assertThat(on.journal())
        .containsExactly("1 PLANNED", "2 PLANNED", "3 PLANNED", "1 CALLED", "1 FAILED");
    assertThat(on.lake
            .read(Containments.TABLE)
            .where(Containments.STEP.col().equalTo(3))
            .select(Containments.SAVED.col(), Containments.BY.col())
            .head()
            .mkString(" "))
        .contains(
            "an%20older%20one", "arn:aws:sts::111122223333:assumed-role/IncidentResponse/case-7");
    assertThat(on.told).endsWith("Stopped. Nothing was changed.");
  }

  @Test
  void stopsAtARefusalInTheMiddleTellsTheWayBackAndGoesOnLater() throws CallRefused {
    String before = on.aws.services.state();
    on.aws.refuse("PutUserPolicy", 403, "AccessDenied", 1);

    assertThat(on.contain()).isFalse();

    assertThat(on.aws.changes())
        .containsExactly("ec2:ModifySnapshotAttribute", "iam:UpdateAccessKey", "iam:PutUserPolicy");
    assertThat(on.told)
        .contains("3. iam:PutUserPolicy: refused. AccessDenied: not today")
        .satisfies(lines -> assertThat(lines.subList(lines.size() - 2, lines.size()))
            .satisfiesExactly(
                first -> assertThat(first).contains("aws iam update-access-key", "\"Active\""),
                second -> assertThat(second)
                    .contains("aws ec2 modify-snapshot-attribute", "\"OperationType\":\"add\"")));

    assertThat(on.contain()).isTrue();
    assertThat(on.told).contains("1. ec2:ModifySnapshotAttribute: done before");
    assertThat(String.join("\n", on.told)).doesNotContain("very-secret", "AKIARESPONDER");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void whatIsStoppedInTheMiddleCanBeReleased() throws CallRefused {
    String before = on.aws.services.state();
    on.aws.refuse("PutUserPolicy", 403, "AccessDenied", 1);
    on.contain();

    assertThat(on.release()).isTrue();

    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void aFailureOfAwsItselfLeavesOpenWhetherTheCallTookEffect() throws CallRefused {
    String before = on.aws.services.state();
    on.aws.refuse("PutUserPolicy", 500, "ServiceFailure", 20);

    assertThat(on.contain()).isFalse();

    assertThat(on.journal()).endsWith("3 CALLED");
    assertThat(on.told).anyMatch(line -> line.contains("# may not have taken effect"));
    on.aws.forgive("PutUserPolicy");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void aStateThatCannotBeReadStopsEverythingBeforeTheFirstChange() {
    on.aws.refuse("GetUserPolicy", 403, "AccessDenied", 1);

    assertThatThrownBy(() -> on.contain())
        .isInstanceOf(CallRefused.class)
        .hasMessageStartingWith(
            "Cannot save the state: iam:GetUserPolicy was refused (AccessDenied: not today). Nothing was changed.");

    assertThat(on.aws.changes()).isEmpty();
    assertThat(on.lake.exists(Containments.TABLE)).isFalse();
  }

  @Test
  void whatIsSoAlreadyIsNeitherDoneNorUndone() throws CallRefused {
    on.aws.services.keys.put("AKIAQQQQQQQQQQQQQQQQ", "Inactive");

    on.contain();
    on.release();

    assertThat(on.aws.changes()).doesNotContain("iam:UpdateAccessKey");
    assertThat(on.aws.services.keys).containsValue("Inactive");
    assertThat(on.told).contains("2. iam:UpdateAccessKey: so already, left alone");
  }

  @Test
  void throttlingInTheMiddleIsWaitedOut() throws CallRefused {
    on.aws.refuse("PutUserPolicy", 400, "Throttling", 2);

    assertThat(on.contain()).isTrue();

    assertThat(on.journal())
        .filteredOn(line -> line.startsWith("3"))
        .containsExactly("3 PLANNED", "3 CALLED", "3 DONE");
  }

  @Test
  void aSecondRunDoesNothingAndAnotherPlanIsRefused() throws CallRefused {
    on.contain();
    int calls = on.aws.changes().size();

    assertThat(on.contain()).isTrue();

    assertThat(on.aws.changes()).hasSize(calls);
    assertThatThrownBy(() -> on.contain(Steps.plan("least")))
        .hasMessageStartingWith("Cannot take the plan least: the plan strong is in effect.");
  }

  @Test
  void credentialsOfAnotherAccountAreRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> on.contain(Steps.elsewhere()))
        .hasMessageStartingWith(
            "Cannot contain in account 999988887777 with credentials of account 111122223333.");
    assertThat(on.aws.changes()).isEmpty();
    assertThat(on.lake.exists(Containments.TABLE)).isFalse();
  }

  @Test
  void whatAnotherFindingReliesOnIsSaidBeforeItIsReleased() throws CallRefused {
    PlannedFinding plan = Steps.brief();
    PlannedFinding other = new PlannedFinding(Steps.finding("f2"), plan.plan(), plan.steps());
    on.contain(plan);
    ReleaseFinding release = new ReleaseFinding(on.lake, "f1");
    assertThat(release.plan()).noneMatch(line -> line.contains("Caution"));

    on.contain(other);

    assertThat(on.told).contains("2. iam:UpdateAccessKey: so already, left alone");
    assertThat(release.plan()).allSatisfy(line -> assertThat(line)
        .contains("also contains f2, which will no longer be contained"));
  }
}
