package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkUserAppException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a command ends where it does not end the process. */
class MainTest {
  @BeforeEach
  void asMasterOfYarn() {
    System.setProperty("spark.submit.deployMode", "cluster");
    System.setProperty("spark.master", "yarn");
  }

  @AfterEach
  void asBefore() {
    System.clearProperty("spark.submit.deployMode");
    System.clearProperty("spark.master");
  }

  @Test
  void yarnIsToldTheStatusOfWhatDidNotEndWellByAnExceptionOfSparksOwn() {
    assertThatThrownBy(() -> Main.main(new String[] {"no-command"}))
        .isInstanceOfSatisfying(
            SparkUserAppException.class, e -> assertThat(e.exitCode()).isEqualTo(2));
  }
}
