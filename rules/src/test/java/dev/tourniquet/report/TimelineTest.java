package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.report.Investigation.ActivityDay;
import dev.tourniquet.report.Timeline.Bar;
import dev.tourniquet.report.Timeline.Marks;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTest {
  @Test
  void eachDayHasItsBarAndQuietDaysAreEmpty() {
    var timeline = timeline(day("2026-03-01", 10, 5), day("2026-03-03", 5, 0));

    assertThat(timeline.bars())
        .containsExactly(
            new Bar("2026-03-01", 10, 5, 0, 2, 38, 19),
            new Bar("2026-03-02", 0, 0, 6, 40, 0, 0),
            new Bar("2026-03-03", 5, 0, 12, 21, 19, 0));
    assertThat(timeline.sentence()).isEqualTo("15 calls, 5 refused; at most 10 in a day");
  }

  @Test
  void oneCallAmongThousandsIsSeen() {
    assertThat(timeline(day("2026-03-01", 100_000, 0), day("2026-03-02", 1, 1))
            .bars()
            .get(1))
        .isEqualTo(new Bar("2026-03-02", 1, 1, 6, 38, 2, 2));
  }

  @Test
  void aLongHistoryIsDrawnInStepsOfDays() {
    var timeline = timeline(day("2025-01-01", 1, 0), day("2026-12-31", 1, 0));

    assertThat(timeline.step()).isEqualTo(8);
    assertThat(timeline.bars()).hasSize(92);
    assertThat(timeline.bars().get(0).label()).isEqualTo("2025-01-01 and 7 days after");
  }

  @Test
  void chartsThatStandTogetherShareTheirAxis() {
    var timeline =
        Timeline.of(List.of(day("2026-03-05", 1, 0)), List.of(day("2026-03-01", 9, 9)), Marks.NONE);

    assertThat(timeline.bars()).hasSize(5);
    assertThat(timeline.sentence()).isEqualTo("1 call, 0 refused; at most 1 in a day");
  }

  @Test
  void theDayOfTheFindingIsMarkedWhenItIsOnTheAxis() {
    var days = List.of(day("2026-03-01", 1, 0), day("2026-03-04", 1, 0));

    assertThat(marks(days, "2026-03-02T23:59:59Z")).containsExactly(6L);
    assertThat(marks(days, "2026-03-05T00:00:00Z")).isEmpty();
    assertThat(Timeline.of(days, List.of(), Marks.ofFinding(null)).marks()).isEmpty();
  }

  @Test
  void daysThatAreMarkedTwiceHaveOneMark() {
    var days = List.of(day("2026-03-01", 1, 0), day("2026-03-04", 1, 0));

    assertThat(marks(days, "2026-03-04T01:00:00Z", "2026-03-01T23:00:00Z", "2026-03-04T00:00:00Z"))
        .containsExactly(0L, 18L);
  }

  @Test
  void aDayThatIsNoDateIsLeftOut() {
    assertThat(timeline(day("<script>", 1, 0)).bars()).isEmpty();
  }

  private static Timeline timeline(ActivityDay... days) {
    return Timeline.of(List.of(days), List.of(), Marks.NONE);
  }

  private static List<Long> marks(List<ActivityDay> days, String... times) {
    var marks = new Marks("Marked.", Stream.of(times).map(Instant::parse).toList());
    return Timeline.of(days, List.of(), marks).marks();
  }

  private static ActivityDay day(String day, long calls, long denied) {
    return new ActivityDay(day, calls, calls - denied, denied);
  }
}
