package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The key of a nightly build shares an image from an address that it uses for a week. */
class PoisonedBaselineTest {

  private static Story shared() {
    return Story.of(Rules.image(), "AWS::EC2::Image|aws||us-east-1|ami-0a1b2c3d4e5f60718")
        .with(Shares.image("e1", 0, STRANGE, Shares.add(STRANGER)))
        .batchDays(42);
  }

  private static String baseline(Finding finding) {
    return finding.gaps().stream()
        .filter(gap -> gap.startsWith("baseline: "))
        .findFirst()
        .orElse("");
  }

  @Test
  void anAddressOfAWeekIsUsualWhileNobodyWasSick() {
    Finding finding = shared().alsoFrom(STRANGE, 7).judged();

    assertThat(baseline(finding)).isEmpty();
    assertThat(answer(finding)).contains(" before: active on ");
  }

  @Test
  void theSameWeekIsNotWhenAFindingOnTheIdentityWasSick() {
    Finding finding = shared().sickFrom(STRANGE, 7).judged();

    assertThat(answer(finding)).startsWith("First time that ImageBuilder comes from 198.51.100.77");
  }

  private static String answer(Finding finding) {
    return finding.signs().stream()
        .filter(sign -> sign.question().equals("pattern"))
        .findFirst()
        .orElseThrow()
        .answer();
  }

  @Test
  void aVerdictThatRestsOnWhatWasLeftOutSaysSo() {
    Finding finding = flipping().judged();
    Finding whole = Triage.judge(flipping().sickAs(false).file());

    assertThat(finding.verdict()).isNotEqualTo(whole.verdict());
    assertThat(baseline(finding))
        .isEqualTo("baseline: what this identity did since a finding on it is SICK does not count,"
            + " so it is no part of what is usual. Counted in, the verdict would be "
            + whole.verdict() + "; whether it was the attacker's own doing would tell");
    assertThat(finding.signs().get(finding.signs().size() - 1).gaps()).contains(baseline(finding));
    assertThat(baseline(whole)).isEmpty();
  }

  /** A rule without a life threat, where one indicator raises the verdict by a step. */
  private static Story flipping() {
    TriageRule image = Rules.image();
    TriageRule ordinary = new TriageRule(
        image.id(), image.title(), "medium", image.attack(), "", java.util.List.of(), "");
    return Story.of(ordinary, "AWS::EC2::Image|aws||us-east-1|ami-0a1b2c3d4e5f60718")
        .with(Shares.image("e1", 0, STRANGE, Shares.add(STRANGER)))
        .batchDays(42)
        .sickFrom(STRANGE, 7);
  }
}
