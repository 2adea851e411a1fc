package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallTableTest {
  @Test
  void thereIsOneForEachPivotWithItsTotalAndWhatIsCut() {
    assertThat(CallTable.of(Story.investigation()))
        .extracting(CallTable::id, CallTable::total, CallTable::more, table -> table
            .calls()
            .size())
        .containsExactly(
            tuple("calls-ip", 3L, 0L, 3),
            tuple("calls-identity", 45L, 0L, 45),
            tuple("calls-credential", 1_204L, 1_201L, 3),
            tuple("calls-resource", 1L, 0L, 1));
  }

  @Test
  void ofThousandsTheNewestAreShownAndTheRestIsCounted() {
    var calls = IntStream.range(0, 2_000)
        .mapToObj(i ->
            new CallBuilder("e-" + i, "2026-03-01T14:14:09Z", "CreateImage", Story.OFFICE).build())
        .toList();
    var dossier = new EntityDossier(
        Story.USER,
        Map.of(),
        9_000,
        7_000,
        calls,
        List.of(),
        Investigation.Block.cut(0, List.of()),
        List.of(),
        List.of(),
        StoryBlocks.evidence());

    var table = CallTable.of(dossier);

    assertThat(table.calls()).hasSize(CallTable.ROWS);
    assertThat(table.calls().get(CallTable.ROWS - 1).eventID()).isEqualTo("e-1999");
    assertThat(table.more()).isEqualTo(8_500);
  }

  @Test
  void thePageOfAnEntityMarksTheDaysOfSickFindingsAlone() {
    var sick = Story.finding();
    var calm = Story.finding("f-calm", Verdict.NOT_SICK, Bleeding.YES);

    assertThat(timeline(calm, sick).marks()).containsExactly(31L * 6);
    assertThat(timeline(calm, sick).meaning())
        .isEqualTo("A mark below the line is the first or the last day of a sick finding.");
    assertThat(timeline(calm).marks()).isEmpty();
  }

  private static Timeline timeline(Finding... findings) {
    var days = Story.days(Story.attack());
    var before = new Investigation.ActivityDay("2026-01-29", 1, 1, 0);
    return CallTable.of(new EntityDossier(
            Story.USER,
            Map.of(),
            3,
            0,
            Story.attack(),
            Stream.concat(Stream.of(before), days.stream()).toList(),
            Investigation.Block.cut(findings.length, List.of(findings)),
            List.of(),
            List.of(),
            StoryBlocks.evidence()))
        .timeline();
  }
}
