package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.Usage;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A share of an image by the key of a nightly build, from the office as always. */
class NewCallsTest {

  private static Story shared(Usage before) {
    return new Story()
        .with(Shares.image("e1", 0, OFFICE, Shares.add(STRANGER)))
        .batchDays(42)
        .having(before);
  }

  private static Answer pattern(Story story) {
    return new UsualPattern().ask(Case.of(story.file()));
  }

  @Test
  void theFirstOfASensitiveOperationIsSaidAndWeighsNothing() {
    Answer answer = pattern(shared(new Usage(42, 126, 0, 42, 42, false, true, 0, 0)));

    assertThat(answer.text())
        .contains(
            "NEW_OP: its first ec2:ModifyImageAttribute, after 126 pairs of day and operation on 42 days;"
                + " it is one that matters in an incident.",
            "NEW_OP_FOR_ACCOUNT: nobody in account 111122223333 called it in 43 days of logs before.")
        .doesNotContain("NEW_SERVICE", "NEW_REGION");
    assertThat(answer.reading()).isEqualTo(Reading.MAYBE);
    assertThat(answer.weights()).isEqualTo(Set.of(Weight.NOTE));
    assertThat(answer.gaps()).noneMatch(gap -> gap.startsWith("operation"));
  }

  @Test
  void whatItDidBeforeIsNotNew() {
    Answer answer = pattern(shared(new Usage(42, 126, 7, 42, 42, true, true, 0, 0)));

    assertThat(answer.text())
        .contains("It made this call on 7 days before.")
        .doesNotContain("NEW_");
    assertThat(answer.reading()).isEqualTo(Reading.NOT_SICK);
  }

  @Test
  void aNewServiceAndRegionAreSaid() {
    assertThat(pattern(shared(new Usage(42, 126, 0, 0, 0, true, false, 0, 0))).text())
        .contains(
            "NEW_SERVICE: it never called ec2 before.",
            "NEW_REGION: nobody in the account called anything in us-east-1 before.");
    assertThat(pattern(shared(new Usage(42, 126, 3, 5, 0, true, true, 0, 0))).text())
        .contains("NEW_REGION: it never called anything in us-east-1 before.");
  }

  @Test
  void tooLittleHistoryIsSaidWithItsNumbersAndChangesNothing() {
    Story little =
        shared(new Usage(3, 7, 0, 0, 0, false, false, 0, 0)).coveredDays(12).batchDays(3);
    Answer answer = pattern(little);

    assertThat(answer.text()).doesNotContain("NEW_");
    assertThat(answer.gaps())
        .contains(
            "operation: INSUFFICIENT_HISTORY: 12 days of logs are covered for account 111122223333"
                + " (2026-02-17 to 2026-02-28, no gap). This identity made 7 pairs of day and operation on 3 days."
                + " Too little to call ec2:ModifyImageAttribute unusual for it"
                + " (20 pairs on 10 active days needed); listed as unverified",
            "operation and region: INSUFFICIENT_HISTORY: 12 days of logs are covered for account 111122223333"
                + " (2026-02-17 to 2026-02-28, no gap). Too little to call ec2:ModifyImageAttribute or us-east-1"
                + " unusual for the account (30 covered days needed); listed as unverified");
    assertThat(answer.weights()).isEqualTo(Set.of(Weight.NOTE));
  }

  @Test
  void whatPeersDidIsSaid() {
    assertThat(pattern(shared(new Usage(42, 126, 0, 42, 42, true, true, 3, 0))).text())
        .contains(
            "NEW_OP_FOR_PEERS: neither it nor any of 3 peers called it in 43 days of logs before.");
    assertThat(pattern(shared(new Usage(42, 126, 0, 42, 42, true, true, 3, 5))).text())
        .contains("Its peers made this call on 5 days before.")
        .doesNotContain("NEW_OP_FOR_PEERS");
  }
}
