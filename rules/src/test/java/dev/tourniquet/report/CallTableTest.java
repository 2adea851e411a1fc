package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
}
