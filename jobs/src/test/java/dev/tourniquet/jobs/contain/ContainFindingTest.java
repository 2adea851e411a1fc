package dev.tourniquet.jobs.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Step;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containing and releasing against an AWS on loopback, with a lake on disk. */
@SparkTest
class ContainFindingTest {

  @TempDir
  Path folder;

  private FakeAws aws;
  private Lake lake;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void aLakeAndAnAws(SparkSession spark) throws java.io.IOException {
    System.setProperty("aws.accessKeyId", "AKIARESPONDER");
    System.setProperty("aws.secretAccessKey", "very-secret");
    aws = new FakeAws();
    aws.services.snapshotSharedWith.addAll(List.of("846424999548", "222233334444"));
    aws.services.userPolicies.put("TourniquetDenyAll", "{\"Version\":\"an older one\"}");
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
  }

  @AfterEach
  void close() {
    aws.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private Accounts accounts() {
    return new AwsAccounts(Optional.empty(), Optional.of(aws.endpoint()), "tourniquet-contain/f1");
  }

  private boolean contain(Accounts accounts) throws CallRefused {
    return contain(accounts, Steps.brief());
  }

  private boolean contain(Accounts accounts, PlannedFinding plan) throws CallRefused {
    try (accounts) {
      return new ContainFinding(lake, "f1", accounts, InstantSource.system(), told::add).run(plan);
    }
  }

  private boolean release(Accounts accounts) throws CallRefused {
    try (accounts) {
      return new ReleaseFinding(lake, "f1").run(accounts, InstantSource.system(), told::add);
    }
  }

  private List<String> journal() {
    return lake
        .read(Containments.TABLE)
        .orderBy(Containments.SEQUENCE.col())
        .select(Containments.STEP.col(), Containments.STATE.col())
        .collectAsList()
        .stream()
        .map(row -> row.getInt(0) + " " + row.getString(1))
        .toList();
  }

  @Test
  void containsStepByStepAndReleasesToExactlyWhatWasThere() throws CallRefused {
    String before = aws.services.state();

    assertThat(contain(accounts(), Steps.plan("strong"))).isTrue();

    assertThat(aws.services.keys).containsValue("Inactive");
    assertThat(aws.services.snapshotSharedWith).containsExactly("222233334444");
    assertThat(aws.services.attached).containsExactly("p-1000 111122223333");
    assertThat(release(accounts())).isTrue();
    assertThat(aws.services.state()).isEqualTo(before);
    assertThat(aws.changes())
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
    assertThatThrownBy(() -> release(accounts()))
        .hasMessageStartingWith("Cannot release f1: no containment of it is in effect.");
  }

  @Test
  void theSavedStateAndTheCallsAreInTheLakeBeforeTheFirstChange() throws CallRefused {
    aws.refuse("ModifySnapshotAttribute", 403, "UnauthorizedOperation", 1);

    assertThat(contain(accounts())).isFalse();

    assertThat(journal())
        .containsExactly("1 PLANNED", "2 PLANNED", "3 PLANNED", "1 CALLED", "1 FAILED");
    assertThat(lake.read(Containments.TABLE)
            .where(Containments.STEP.col().equalTo(3))
            .select(Containments.SAVED.col(), Containments.BY.col())
            .head()
            .mkString(" "))
        .contains(
            "an%20older%20one", "arn:aws:sts::111122223333:assumed-role/IncidentResponse/case-7");
    assertThat(told).endsWith("Stopped. Nothing was changed.");
  }

  @Test
  void stopsAtARefusalInTheMiddleTellsTheWayBackAndGoesOnLater() throws CallRefused {
    String before = aws.services.state();
    aws.refuse("PutUserPolicy", 403, "AccessDenied", 1);

    assertThat(contain(accounts())).isFalse();

    assertThat(aws.changes())
        .containsExactly("ec2:ModifySnapshotAttribute", "iam:UpdateAccessKey", "iam:PutUserPolicy");
    assertThat(told)
        .contains("3. iam:PutUserPolicy: refused. AccessDenied: not today")
        .satisfies(lines -> assertThat(lines.subList(lines.size() - 2, lines.size()))
            .satisfiesExactly(
                first -> assertThat(first).contains("aws iam update-access-key", "\"Active\""),
                second -> assertThat(second)
                    .contains("aws ec2 modify-snapshot-attribute", "\"OperationType\":\"add\"")));

    assertThat(contain(accounts())).isTrue();
    assertThat(told).contains("1. ec2:ModifySnapshotAttribute: done before");
    assertThat(String.join("\n", told)).doesNotContain("very-secret", "AKIARESPONDER");
    assertThat(release(accounts())).isTrue();
    assertThat(aws.services.state()).isEqualTo(before);
  }

  @Test
  void whatIsStoppedInTheMiddleCanBeReleased() throws CallRefused {
    String before = aws.services.state();
    aws.refuse("PutUserPolicy", 403, "AccessDenied", 1);
    contain(accounts());

    assertThat(release(accounts())).isTrue();

    assertThat(aws.services.state()).isEqualTo(before);
  }

  @Test
  void killedAfterAwsTookTheCallAndBeforeItWasNotedItGoesOnWithTheStateSavedFirst()
      throws CallRefused {
    String before = aws.services.state();
    assertThatThrownBy(() -> contain(new Dying(accounts(), "PutUserPolicy", true)))
        .isInstanceOf(Dying.Killed.class);
    assertThat(journal()).endsWith("3 CALLED");

    assertThat(contain(accounts())).isTrue();

    assertThat(told)
        .anyMatch(line -> line.startsWith(
            "3. iam:PutUserPolicy: was sent before, whether it took effect is not known"));
    assertThat(release(accounts())).isTrue();
    assertThat(aws.services.state()).isEqualTo(before);
  }

  @Test
  void killedBeforeTheCallWasSentItGoesOn() throws CallRefused {
    String before = aws.services.state();
    assertThatThrownBy(() -> contain(new Dying(accounts(), "UpdateAccessKey", false)))
        .isInstanceOf(Dying.Killed.class);

    assertThat(contain(accounts())).isTrue();
    assertThatThrownBy(() -> release(new Dying(accounts(), "ModifySnapshotAttribute", true)))
        .isInstanceOf(Dying.Killed.class);
    assertThatThrownBy(() -> contain(accounts()))
        .hasMessageStartingWith("Cannot contain again: the containment before is being released.");
    assertThat(release(accounts())).isTrue();
    assertThat(aws.services.state()).isEqualTo(before);
  }

  @Test
  void aPolicyWhoseIdWasNeverHeardIsFoundByItsNameToGoOn() throws CallRefused {
    String before = aws.services.state();
    assertThatThrownBy(
            () -> contain(new Dying(accounts(), "CreatePolicy", true), Steps.plan("strong")))
        .isInstanceOf(Dying.Killed.class);

    assertThat(contain(accounts(), Steps.plan("strong"))).isTrue();

    assertThat(aws.services.attached).containsExactly("p-1000 111122223333");
    assertThat(release(accounts())).isTrue();
    assertThat(aws.services.state()).isEqualTo(before);
  }

  @Test
  void aPolicyWhoseIdWasNeverHeardIsFoundByItsNameToGoBack() throws CallRefused {
    String before = aws.services.state();
    assertThatThrownBy(
            () -> contain(new Dying(accounts(), "CreatePolicy", true), Steps.plan("strong")))
        .isInstanceOf(Dying.Killed.class);

    assertThat(release(accounts())).isTrue();

    assertThat(aws.services.state()).isEqualTo(before);
  }

  @Test
  void aPolicyThatWasNeverMadeNeedsNoUndoing() throws CallRefused {
    String before = aws.services.state();
    assertThatThrownBy(
            () -> contain(new Dying(accounts(), "CreatePolicy", false), Steps.plan("strong")))
        .isInstanceOf(Dying.Killed.class);

    assertThat(release(accounts())).isTrue();

    assertThat(told)
        .contains(
            "4. organizations:DeletePolicy: there is nothing to undo, the call did not take effect");
    assertThat(aws.services.state()).isEqualTo(before);
  }

  @Test
  void aFailureOfAwsItselfLeavesOpenWhetherTheCallTookEffect() throws CallRefused {
    String before = aws.services.state();
    aws.refuse("PutUserPolicy", 500, "ServiceFailure", 20);

    assertThat(contain(accounts())).isFalse();

    assertThat(journal()).endsWith("3 CALLED");
    assertThat(told).anyMatch(line -> line.contains("# may not have taken effect"));
    aws.forgive("PutUserPolicy");
    assertThat(release(accounts())).isTrue();
    assertThat(aws.services.state()).isEqualTo(before);
  }

  @Test
  void aStateThatCannotBeReadStopsEverythingBeforeTheFirstChange() {
    aws.refuse("GetUserPolicy", 403, "AccessDenied", 1);

    assertThatThrownBy(() -> contain(accounts()))
        .isInstanceOf(CallRefused.class)
        .hasMessageStartingWith(
            "Cannot save the state: iam:GetUserPolicy was refused (AccessDenied: not today). Nothing was changed.");

    assertThat(aws.changes()).isEmpty();
    assertThat(lake.exists(Containments.TABLE)).isFalse();
  }

  @Test
  void whatIsSoAlreadyIsNeitherDoneNorUndone() throws CallRefused {
    aws.services.keys.put("AKIAQQQQQQQQQQQQQQQQ", "Inactive");

    contain(accounts());
    release(accounts());

    assertThat(aws.changes()).doesNotContain("iam:UpdateAccessKey");
    assertThat(aws.services.keys).containsValue("Inactive");
    assertThat(told).contains("2. iam:UpdateAccessKey: so already, left alone");
  }

  @Test
  void throttlingInTheMiddleIsWaitedOut() throws CallRefused {
    aws.refuse("PutUserPolicy", 400, "Throttling", 2);

    assertThat(contain(accounts())).isTrue();

    assertThat(journal())
        .filteredOn(line -> line.startsWith("3"))
        .containsExactly("3 PLANNED", "3 CALLED", "3 DONE");
  }

  @Test
  void aSecondRunDoesNothingAndAnotherPlanIsRefused() throws CallRefused {
    contain(accounts());
    int calls = aws.changes().size();

    assertThat(contain(accounts())).isTrue();

    assertThat(aws.changes()).hasSize(calls);
    assertThatThrownBy(() -> contain(accounts(), Steps.plan("least")))
        .hasMessageStartingWith("Cannot take the plan least: the plan strong is in effect.");
  }

  @Test
  void credentialsOfAnotherAccountAreRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> contain(accounts(), Steps.elsewhere()))
        .hasMessageStartingWith(
            "Cannot contain in account 999988887777 with credentials of account 111122223333.");
    assertThat(aws.changes()).isEmpty();
    assertThat(lake.exists(Containments.TABLE)).isFalse();
  }

  /** Dies like a process that is killed, before or after AWS took a call. */
  private record Dying(Accounts accounts, String operation, boolean after) implements Accounts {

    static final class Killed extends Error {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public String caller() throws CallRefused {
      return accounts.caller();
    }

    @Override
    public Calls in(Step step) throws CallRefused {
      Calls calls = accounts.in(step);
      return (Call call, String region) -> {
        boolean dies = call.operation().equals(operation);
        if (dies && !after) {
          throw new Killed();
        }
        JsonNode answer = calls.make(call, region);
        if (dies) {
          throw new Killed();
        }
        return answer;
      };
    }

    @Override
    public void close() {
      accounts.close();
    }
  }
}
