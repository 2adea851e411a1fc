package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told for the reader and raises nothing. */
class BackgroundQuestionsTest {

  @Test
  void collectedPermissionsTellTheBlastRadiusAndLeaveTheVerdictAsItIs() {
    CallerPermissions wide = new CallerPermissions(
        "WIDE_BOUNDED",
        "Can share any image with any account. Cannot escalate.",
        "METADATA_READER",
        "WIDE_BOUNDED",
        List.of("noResourceConstraint"),
        List.of(),
        List.of(),
        List.of("SCP_NOT_COLLECTED(111122223333)"));
    CaseFile file = shared(STRANGER, OFFICE).file();
    Background before = file.background();
    Background after = new Background(
        before.organization(), before.history(), before.coverage(), before.actor(), wide);
    CaseFile known = new CaseFile(
        file.rule(),
        file.resource(),
        file.asOf(),
        file.trigger(),
        file.pivots(),
        file.related(),
        after);

    Answer answer = new PermissionsOfCaller().ask(Case.of(known));

    assertThat(answer.text())
        .isEqualTo(
            "ImageBuilder is WIDE_BOUNDED. Can share any image with any account. Cannot escalate.");
    assertThat(answer.reading()).isEqualTo(Reading.MAYBE);
    assertThat(answer.gaps()).containsExactly("SCP_NOT_COLLECTED(111122223333)");
    assertThat(Triage.judge(known).verdict()).isEqualTo(Triage.judge(file).verdict());
  }

  @Test
  void permissionsAreAFloorWithANamedGap() {
    Answer answer = ask(new PermissionsOfCaller(), shared(STRANGER, OFFICE));

    assertThat(answer.text())
        .isEqualTo(
            "What ImageBuilder may do is not known. It was seen to do: ec2:ModifyImageAttribute.");
    assertThat(answer.gaps()).containsExactlyElementsOf(CallerPermissions.UNKNOWN.gaps());
  }

  @Test
  void theHistoryCountsChangesAndCallers() {
    Answer answer = ask(
        new ResourceHistory(),
        shared(STRANGER, OFFICE).with(image("e2", 5, OFFICE, Shares.remove(STRANGER), RESPONDER)));

    assertThat(answer.text()).isEqualTo("2 changes of it, by ImageBuilder and IncidentResponse.");
  }

  @Test
  void whoseMakingIsHeldHasNoHistoryBefore() {
    Story story = shared(STRANGER, OFFICE);
    assertThat(ask(new ResourceHistory(), story).gaps())
        .containsExactly(
            "resource history: nothing is known of ami-0a1b2c3d4e5f60718 before the first covered day");

    Answer made = ask(new ResourceHistory(), story.with(Shares.createImage("made", -10, OFFICE)));
    assertThat(made.text())
        .isEqualTo(
            "Created by CreateImage by ImageBuilder at 2026-03-01 13:55 UTC. 1 change of it, by ImageBuilder.");
    assertThat(made.gaps()).isEmpty();
  }

  @Test
  void whyItHappenedIsNeverAnswered() {
    assertThat(ask(new Unknowns(), shared(STRANGER, STRANGE)).gaps())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("cause: how the credentials of ImageBuilder came to be used from there");
  }
}
