package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is refused a lot within the hour, and hardly ever was before, tries doors. */
class RefusedTest {

  private static final List<String> DOORS = List.of("ListUsers", "ListRoles", "GetPolicy");

  /** Ten calls of the builder in the hour before it shares an image, the share itself the eleventh. */
  private static Story refused(int times, String error) {
    Story story = new Story().with(image("e1", 0, OFFICE, add(STRANGER)));
    for (int i = 0; i < 10; i++) {
      String outcome = i < times ? ", \"errorCode\": \"" + error + "\"" : "";
      story.with(event("r" + i, -50 + i, """
          {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": true, "sourceIPAddress": "%s",
           "userIdentity": %s%s}""".formatted(
              DOORS.get(i % DOORS.size()), OFFICE, Shares.BUILDER, outcome)));
    }
    return story;
  }

  private static Answer activity(Story story) {
    return new OtherActivity().ask(Case.of(story.file()));
  }

  @Test
  void manyRefusalsOfWhoIsHardlyEverRefusedAreProbing() {
    Answer answer = activity(refused(4, "AccessDenied").batchDays(42));

    assertThat(answer.weights()).contains(Weight.PROBING);
    assertThat(answer.reading()).isEqualTo(Reading.MAYBE);
    assertThat(answer.text())
        .contains(
            "PROBING: 4 of 11 calls to 4 operations in the hour before were refused, where 0 of 492 were on"
                + " 41 active days before.");
    assertThat(answer.evidence()).contains("r0", "r1", "r2", "r3");
  }

  /** A write that is refused, so many days before the image is shared, to the same session. */
  private static Event refusedWrite(String call, int daysAgo) {
    String[] name = call.split(":", 2);
    return event(call + daysAgo, -24 * 60 * daysAgo - 5, """
        {"eventSource": "%s.amazonaws.com", "eventName": "%s", "readOnly": false, "sourceIPAddress": "%s",
         "userIdentity": %s, "errorCode": "AccessDenied"}""".formatted(
            name[0], name[1], OFFICE, Shares.BUILDER));
  }

  private static Story refusedWrites(String... calls) {
    Story story = new Story().with(image("e1", 0, OFFICE, add(STRANGER)));
    for (String call : calls) {
      story.with(refusedWrite(call, 0));
    }
    return story;
  }

  @Test
  void threeRefusedWritesThatGiveAccessOrMatterAreProbing() {
    assertThat(activity(refusedWrites("iam:CreateUser", "sts:SetContext", "cloudtrail:StopLogging"))
            .weights())
        .contains(Weight.PROBING);
  }

  @Test
  void anAgentThatLacksItsRightsIsNot() {
    Answer answer = activity(refusedWrites(
        "ssm:UpdateInstanceInformation", "logs:CreateLogGroup", "logs:CreateLogStream"));

    assertThat(answer.weights()).doesNotContain(Weight.PROBING);
    assertThat(answer.text()).contains("and UpdateInstanceInformation.");
  }

  @Test
  void whatWasRefusedOnDaysBeforeTooIsNot() {
    Story story = refusedWrites("iam:CreateUser", "iam:CreateRole", "iam:PutRolePolicy");
    for (int day = 2; day < 6; day++) {
      story.with(refusedWrite("iam:CreateRole", day));
    }
    assertThat(activity(story).weights()).contains(Weight.PROBING);
    assertThat(activity(story.with(refusedWrite("iam:CreateRole", 6))).weights())
        .doesNotContain(Weight.PROBING);
  }

  @Test
  void fewRefusalsAndThrottlingAreNot() {
    assertThat(activity(refused(3, "AccessDenied").batchDays(42)).weights())
        .doesNotContain(Weight.PROBING);
    assertThat(activity(refused(9, "ThrottlingException").batchDays(42)).weights())
        .doesNotContain(Weight.PROBING);
  }

  @Test
  void whoIsRefusedOftenIsNot() {
    Answer answer = activity(refused(4, "AccessDenied").refusedBefore(20));

    assertThat(answer.weights()).doesNotContain(Weight.PROBING);
    assertThat(answer.text()).contains("Refusals are ordinary for it: 4 of 11 calls");
  }

  @Test
  void withoutHistoryTheRefusalsAreSaidAndWeighNothing() {
    Answer answer = activity(refused(4, "AccessDenied").batchDays(10));

    assertThat(answer.weights()).doesNotContain(Weight.PROBING);
    assertThat(answer.gaps())
        .contains(
            "probing: INSUFFICIENT_HISTORY: 4 of 11 calls to 4 operations in the hour before were refused; of"
                + " this identity 9 active days from before are held, 10 are needed to call that unusual for it");
    assertThat(answer.text())
        .contains("4 of 11 calls to 4 operations in the hour before were refused.");
  }
}
