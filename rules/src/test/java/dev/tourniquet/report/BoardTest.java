package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {
  @Test
  void whatMustBeStoppedComesFirstThenWhatFlowsThenByVerdict() {
    var board = Board.of(StorySite.findings());

    assertThat(board.shown())
        .extracting(Finding::id)
        .containsExactly("f-3b9d2c1a7e5f", "f-partly", "f-contained", "f-maybe", "f-own-account");
    assertThat(board.total()).isEqualTo(5);
    assertThat(board.bleeding()).isEqualTo(1);
    assertThat(board.byVerdict()).containsEntry(Verdict.SICK, 2L).containsEntry(Verdict.MAYBE, 1L);
    assertThat(board.more()).isZero();
  }

  @Test
  void theWorstOfThousandsIsShownWhereverItComes() {
    var calm = IntStream.range(0, 5_000)
        .mapToObj(i -> Story.finding("f-" + i, Verdict.NOT_SICK, Bleeding.NO));

    var board = Board.of(Stream.concat(calm, Stream.of(Story.finding())).toList());

    assertThat(board.shown()).hasSize(Board.ROWS).first().isEqualTo(Story.finding());
    assertThat(board.more()).isEqualTo(4_001);
  }

  @Test
  void theOrderDoesNotDependOnTheInput() {
    var findings = StorySite.findings();
    var reversed = IntStream.iterate(findings.size() - 1, i -> i >= 0, i -> i - 1)
        .mapToObj(findings::get)
        .toList();

    assertThat(Board.of(reversed)).isEqualTo(Board.of(findings));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:user/path/alice, p, user/path/alice",
    "arn:aws:sts::111122223333:assumed-role/Admin/a:b, p, assumed-role/Admin/a:b",
    "no ARN at all, p, no ARN at all",
    ", AIDAEXAMPLE, AIDAEXAMPLE",
    ", , –"
  })
  void aCallerIsNamedShortly(String arn, String principal, String shown) {
    assertThat(Board.caller(new Finding.Actor(principal, arn, null, null, null)))
        .isEqualTo(shown);
  }

  @Test
  void aBoardWithoutFindingsCountsNone() {
    var board = Board.of(List.of());

    assertThat(board.shown()).isEmpty();
    assertThat(board.verdicts())
        .containsExactly(Verdict.SICK, Verdict.PROBABLY_SICK, Verdict.MAYBE, Verdict.NOT_SICK);
    assertThat(board.byVerdict()).containsEntry(Verdict.SICK, 0L);
  }
}
