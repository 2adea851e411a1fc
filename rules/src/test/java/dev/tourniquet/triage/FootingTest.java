package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A role that many use: what is new is told of whoever acted in it, where enough is held of that. */
class FootingTest {

  private static Story shared(String from) {
    return new Story().with(image("e1", 0, from, add(STRANGER), PERSON));
  }

  private static Answer pattern(Story story) {
    return new UsualPattern().ask(Case.of(story.file()));
  }

  @Test
  void aNewPlaceOfOneWhoIsAlwaysAtTheOfficeIsNewThoughTheRoleRoams() {
    Answer answer = pattern(shared(STRANGE).roamingDays(30).aloneFrom(OFFICE, 30));

    assertThat(answer.weights()).contains(Weight.STRANGE_ADDRESS);
    assertThat(answer.text())
        .startsWith("First time that role AWSReservedSSO_BeanstalkAdmin_0123456789abcdef (session"
            + " jane@example.com) comes from 198.51.100.77 and from that network: active on 30 days before,"
            + " always from 203.0.113.7.")
        .contains(
            "This is the history of jane@example.com alone; all who use the role were active on 29 days,"
                + " in 29 networks.");
  }

  @Test
  void whereLittleIsHeldOfOneTheRoleTells() {
    Answer answer = pattern(shared(STRANGE).roamingDays(30).aloneFrom(OFFICE, 4));

    assertThat(answer.weights()).containsExactly(Weight.NOTE);
    assertThat(answer.text())
        .contains(
            "new addresses are ordinary",
            "Of jane@example.com alone only 4 active days are held before, so this is the history of the role,"
                + " whoever used it.");
  }

  @Test
  void whereOthersInTheRoleWereBeforeOneIsNotStrange() {
    Answer answer = pattern(shared(STRANGE).alsoFrom(STRANGE, 20).aloneFrom(OFFICE, 30));

    assertThat(answer.weights()).containsExactly(Weight.NOTE);
    assertThat(answer.text()).contains("Others in the role came from this address before.");
  }

  @Test
  void aHoleInTheLogsBesideTheEventIsAGap() {
    Story story =
        shared(OFFICE).batchDays(20).hours(2, 1, 5, 9).hours(1, 1, 2, 3, 4).hours(0, 9, 14, 17);

    assertThat(pattern(story).gaps())
        .contains(
            "coverage: from 2026-03-01T10:00:00Z to 2026-03-01T14:00:00Z no event of account 111122223333 is held,"
                + " right beside this one; on a usual day before, 4 of 24 hours have some: nothing was called, or logs"
                + " are missing",
            "coverage: from 2026-03-01T15:00:00Z to 2026-03-01T17:00:00Z no event of account 111122223333 is held,"
                + " right beside this one; on a usual day before, 4 of 24 hours have some: nothing was called, or logs"
                + " are missing");
  }

  @Test
  void oneEmptyHourTheBeginOfTheLogsAndWhatIsLaterThanTheTriageAreNoHole() {
    assertThat(pattern(shared(OFFICE).hours(0, 12, 14, 16)).gaps())
        .noneMatch(gap -> gap.startsWith("coverage"));
    assertThat(pattern(shared(OFFICE).hours(0, 14)).gaps())
        .noneMatch(gap -> gap.startsWith("coverage"));
    assertThat(pattern(shared(OFFICE)).gaps()).noneMatch(gap -> gap.startsWith("coverage"));
    assertThat(pattern(shared(OFFICE).hours(0, 14, 20).asOf(Story.NOW.plusSeconds(3600)))
            .gaps())
        .noneMatch(gap -> gap.startsWith("coverage"));
  }
}
