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

/** A process that dies in the middle of containing or releasing: the next one goes on, or back, from what was noted. */
@SparkTest(few = true)
class KilledContainmentTest {
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
  void killedAfterAwsTookTheCallAndBeforeItWasNotedItGoesOnWithTheStateSavedFirst()
      throws CallRefused {
    String before = on.aws.services.state();
    assertThatThrownBy(
            () -> on.contain(new Dying(on.accounts(), "PutUserPolicy", true), Steps.brief()))
        .isInstanceOf(Dying.Killed.class);
    assertThat(on.journal()).endsWith("3 CALLED");

    assertThat(on.contain()).isTrue();

    assertThat(on.told)
        .anyMatch(line -> line.startsWith(
            "3. iam:PutUserPolicy: was sent before, whether it took effect is not known"));
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void killedBeforeTheCallWasSentItGoesOn() throws CallRefused {
    String before = on.aws.services.state();
    assertThatThrownBy(
            () -> on.contain(new Dying(on.accounts(), "UpdateAccessKey", false), Steps.brief()))
        .isInstanceOf(Dying.Killed.class);

    assertThat(on.contain()).isTrue();
    assertThatThrownBy(() -> on.release(new Dying(on.accounts(), "ModifySnapshotAttribute", true)))
        .isInstanceOf(Dying.Killed.class);
    assertThatThrownBy(() -> on.contain())
        .hasMessageStartingWith("Cannot contain again: the containment before is being released.");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void aPolicyWhoseIdWasNeverHeardIsFoundByItsNameToGoOn() throws CallRefused {
    String before = on.aws.services.state();
    assertThatThrownBy(
            () -> on.contain(new Dying(on.accounts(), "CreatePolicy", true), Steps.plan("strong")))
        .isInstanceOf(Dying.Killed.class);

    assertThat(on.contain(Steps.plan("strong"))).isTrue();

    assertThat(on.aws.services.attached).containsExactly("p-1000 111122223333");
    assertThat(on.release()).isTrue();
    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void aPolicyWhoseIdWasNeverHeardIsFoundByItsNameToGoBack() throws CallRefused {
    String before = on.aws.services.state();
    assertThatThrownBy(
            () -> on.contain(new Dying(on.accounts(), "CreatePolicy", true), Steps.plan("strong")))
        .isInstanceOf(Dying.Killed.class);

    assertThat(on.release()).isTrue();

    assertThat(on.aws.services.state()).isEqualTo(before);
  }

  @Test
  void aPolicyThatWasNeverMadeNeedsNoUndoing() throws CallRefused {
    String before = on.aws.services.state();
    assertThatThrownBy(
            () -> on.contain(new Dying(on.accounts(), "CreatePolicy", false), Steps.plan("strong")))
        .isInstanceOf(Dying.Killed.class);

    assertThat(on.release()).isTrue();

    assertThat(on.told)
        .contains(
            "4. organizations:DeletePolicy: there is nothing to undo, the call did not take effect");
    assertThat(on.aws.services.state()).isEqualTo(before);
  }
}
