package dev.tourniquet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user was made, given everything, and a correlation tells both: one entry on the board, and nothing lost. */
class WithinTest {

  private static final Finding MADE = finding("made", Verdict.MAYBE, false, "e1");
  private static final Finding EMPOWERED = finding("empowered", Verdict.PROBABLY_SICK, false, "e2");
  private static final Finding BOTH = finding("both", Verdict.SICK, true, "e1", "e2");

  private static Finding finding(String id, Verdict verdict, boolean stop, String... trigger) {
    Finding f = Story.finding(id, verdict, Bleeding.NO);
    return new Finding(
        id,
        new Finding.RuleReference("r-" + id, "Rule " + id, null, List.of()),
        verdict,
        f.bleeding(),
        stop,
        f.summary(),
        f.resource(),
        f.actor(),
        f.source(),
        List.of(trigger),
        f.firstSeen(),
        f.lastSeen(),
        f.signs(),
        f.containment(),
        f.gaps(),
        f.page(),
        f.data());
  }

  @Test
  void whatACorrelationHoldsIsToldWithIt() {
    Board board = Board.of(List.of(MADE, EMPOWERED, BOTH));

    assertThat(board.shown()).containsExactly(BOTH);
    assertThat(board.with(BOTH)).containsExactly(EMPOWERED, MADE);
    assertThat(board.total()).isEqualTo(3);
    assertThat(board.byVerdict()).containsEntry(Verdict.MAYBE, 1L);
    assertThat(board.more()).isZero();
  }

  @Test
  void ofCorrelationsOfCorrelationsTheWidestTellsAll() {
    Finding mined = finding("mined", Verdict.SICK, true, "e1", "e2", "e3");

    assertThat(Within.of(List.of(MADE, BOTH, mined)))
        .isEqualTo(Map.of("mined", List.of(MADE, BOTH)));
  }

  @Test
  void whatIsWorseMustBeStoppedOrHasOtherEventsIsAnEntryOfItsOwn() {
    Finding calm = finding("calm", Verdict.MAYBE, false, "e1", "e2");
    Finding urgent = finding("urgent", Verdict.MAYBE, true, "e1");
    Finding same = finding("same", Verdict.MAYBE, false, "e1", "e2");
    Finding other = finding("other", Verdict.MAYBE, false, "e1", "e9");

    assertThat(Within.of(List.of(EMPOWERED, calm, urgent, same, other))).isEmpty();
  }

  @Test
  void whatIsOnAnotherResourceIsAnEntryOfItsOwn() {
    Finding f = MADE;
    Finding elsewhere = new Finding(
        f.id(),
        f.rule(),
        f.verdict(),
        f.bleeding(),
        f.stopTheBleed(),
        f.summary(),
        new Finding.Resource("AWS::IAM::User", "another", null, "another", null, "1", "global"),
        f.actor(),
        f.source(),
        f.trigger(),
        f.firstSeen(),
        f.lastSeen(),
        f.signs(),
        f.containment(),
        f.gaps(),
        f.page(),
        f.data());

    assertThat(Within.of(List.of(elsewhere, BOTH))).isEmpty();
  }

  @Test
  void theBoardNamesAndLinksWhatIsToldWithAFinding() {
    var out = new StringWriter();
    new Pages(Story.SITE)
        .index(
            List.of(MADE, BOTH),
            new Overview(Investigation.Block.cut(0, List.of()), List.of(), List.of()),
            out);

    assertThat(out.toString())
        .contains("With it: <a href=\"findings/made.html\">Rule made</a>, ")
        .contains("findings/both.html");
  }
}
