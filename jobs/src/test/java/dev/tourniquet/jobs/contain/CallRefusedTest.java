package dev.tourniquet.jobs.contain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallRefusedTest {
  /** EC2 denies with an encoded message of many hundred characters; a command that ends in the middle must not be run. */
  @Test
  void whatAwsSaysIsCutAndTheCommandAfterItIsWhole() {
    String command = "aws kms put-key-policy --policy '" + "x".repeat(40_000) + "'";

    var refused =
        new CallRefused("AccessDenied", CallRefused.said("no".repeat(400)) + "\n" + command, null);

    assertThat(refused).hasMessageEndingWith("…\n" + command);
    assertThat(CallRefused.said("no".repeat(400))).hasSize(501);
    assertThat(CallRefused.said(null)).isEmpty();
  }
}
