package dev.tourniquet.panther;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.docs.GeneratedPage;
import dev.tourniquet.panther.Detections.Detection;
import dev.tourniquet.panther.Detections.Difference;
import dev.tourniquet.panther.Detections.Example;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published tests of another rule set: our packs give the same answers, or it is written down why not. */
class PantherAgreementTest {

  private static final List<Detection> ALL = Detections.all();

  @Test
  void everyDetectionHasRulesOfOursOrAReason() {
    assertThat(ALL).hasSize(144).allSatisfy(one -> {
      assertThat(one.rules().isEmpty()).isNotEqualTo(one.out().isEmpty());
      assertThat(Agreement.unknownRules(one)).isEmpty();
    });
  }

  @Test
  void atLeast110DetectionsAreInScope() {
    assertThat(ALL.stream().filter(Detection::inScope).count()).isGreaterThanOrEqualTo(110);
  }

  @Test
  void atLeast95OfHundredEventsInScopeGetTheSameAnswer() {
    long events = inScope().size();
    long same = inScope().stream().filter(PantherAgreementTest::agrees).count();
    assertThat(100.0 * same / events).isGreaterThanOrEqualTo(95);
  }

  @TestFactory
  Stream<DynamicTest> everyEventGetsTheSameAnswerOrTheDifferenceIsExplained() {
    return inScope().stream()
        .map(test -> DynamicTest.dynamicTest(
            test.detection() + ": " + test.name() + " " + test.expected(),
            () -> assertThat(agrees(test)).isEqualTo(Detections.difference(test).isEmpty())));
  }

  @Test
  void everyExplanationIsOfAnEventInScope() {
    assertThat(Detections.differences()).allSatisfy(one -> {
      assertThat(List.of("theirs", "ours", "scope")).contains(one.side());
      assertThat(inScope()).anyMatch(test -> isOf(one, test));
    });
  }

  @Test
  void thePageInTheRepositoryIsWhatTheTestsSay() throws IOException {
    GeneratedPage.named("panther-agreement.md").is(AgreementPage.of(ALL));
  }

  private static List<Example> inScope() {
    return ALL.stream()
        .filter(Detection::inScope)
        .flatMap(one -> one.ofCloudTrail().stream())
        .toList();
  }

  private static boolean agrees(Example test) {
    return Agreement.agrees(
        ALL.stream()
            .filter(one -> one.id().equals(test.detection()))
            .findFirst()
            .orElseThrow(),
        test);
  }

  private static boolean isOf(Difference one, Example test) {
    return one.detection().equals(test.detection()) && one.test().equals(test.name());
  }
}
