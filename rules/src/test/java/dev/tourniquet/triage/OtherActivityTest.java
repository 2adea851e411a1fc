package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.REFUSED;
import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** What else the address and the identity did. */
class OtherActivityTest {

  @Test
  void anotherIdentityOnAnUnknownAddressIsStrangeCompany() {
    Story story = shared(STRANGER, STRANGE).alsoOnTheAddress("iamuser:111122223333:AIDAOTHER");
    assertThat(ask(new OtherActivity(), story).weights())
        .containsExactlyInAnyOrder(Weight.NOTE, Weight.STRANGE_COMPANY);
  }

  @Test
  void theCompanyIsShownByACallOfEachOrMissedByName() {
    Event theirs = event("theirs", 3, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "DescribeInstances", "readOnly": true,
         "sourceIPAddress": "%s", "userIdentity": %s}""".formatted(
            STRANGE, Shares.BUILDER.replace("AIDAQQQQQQQQQQQQQQQQ1", "AIDAOTHER")));
    Event refused = new Event(((ObjectNode) theirs.record().deepCopy())
        .put("eventID", "refused")
        .put("errorCode", "AccessDenied"));
    Story story = shared(STRANGER, STRANGE).alsoOnTheAddress("iamuser:111122223333:AIDAOTHER");

    assertThat(ask(new OtherActivity(), story.with(refused)).gaps())
        .containsExactly("other activity: of the calls by iamuser:111122223333:AIDAOTHER from"
            + " 198.51.100.77 none is held here, only that there were some that day; pivot on the"
            + " address would show them");
    Answer answer = ask(new OtherActivity(), story.with(theirs));
    assertThat(answer.evidence()).contains("theirs").doesNotContain("refused");
    assertThat(answer.gaps()).isEmpty();
  }

  @Test
  void whoWasSickOnTheAddressIsShownByACallToo() {
    Event theirs = event("theirs", 3, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "DescribeInstances", "readOnly": true,
         "sourceIPAddress": "%s", "userIdentity": %s}""".formatted(
            STRANGE, Shares.BUILDER.replace("AIDAQQQQQQQQQQQQQQQQ1", "AIDAOTHER")));
    Story story = shared(STRANGER, STRANGE).sickOnTheAddress("iamuser:111122223333:AIDAOTHER");

    assertThat(Indicators.sickAddress(Case.of(story.with(theirs).file())))
        .hasValueSatisfying(clue -> assertThat(clue.evidence()).contains("theirs"));
  }

  @Test
  void anotherIdentityInTheOfficeIsNot() {
    Story story = shared(STRANGER, OFFICE).alsoOnTheAddress("iamuser:111122223333:AIDAOTHER");
    assertThat(ask(new OtherActivity(), story).weights()).containsExactly(Weight.NOTE);
  }

  @Test
  void onePersonInTwoRolesIsNoCompany() {
    String otherRole = PERSON
        .replace("AROAQQQQQQQQQQQQQQQQ2", "AROAQQQQQQQQQQQQQQQQ9")
        .replace("BeanstalkAdmin", "ReadOnly");
    Event ours = image("e1", 0, STRANGE, add(STRANGER), PERSON);
    Event other = image("e2", 5, STRANGE, Shares.remove(STRANGER), otherRole);
    String principal = "role:111122223333:AROAQQQQQQQQQQQQQQQQ9";

    assertThat(ask(new OtherActivity(), new Story().with(ours, other).alsoOnTheAddress(principal))
            .weights())
        .containsExactly(Weight.NOTE);
    assertThat(ask(new OtherActivity(), new Story().with(ours).alsoOnTheAddress(principal))
            .weights())
        .contains(Weight.STRANGE_COMPANY);
  }

  @Test
  void onesOwnOtherRoleIsNoSickCompanyAndSomebodyElsesIs() {
    String otherRole = PERSON
        .replace("AROAQQQQQQQQQQQQQQQQ2", "AROAQQQQQQQQQQQQQQQQ9")
        .replace("BeanstalkAdmin", "ReadOnly");
    Event ours = image("e1", 0, STRANGE, add(STRANGER), PERSON);
    Event other = image("e2", 5, STRANGE, Shares.remove(STRANGER), otherRole);
    Event another = image(
        "e2", 5, STRANGE, Shares.remove(STRANGER), otherRole.replace("jane@example.com", "joe"));
    String principal = "role:111122223333:AROAQQQQQQQQQQQQQQQQ9";

    assertThat(ask(new OtherActivity(), new Story().with(ours, other).sickOnTheAddress(principal))
            .weights())
        .doesNotContain(Weight.SICK_ADDRESS);
    assertThat(ask(new OtherActivity(), new Story().with(ours, another).sickOnTheAddress(principal))
            .weights())
        .contains(Weight.SICK_ADDRESS);
  }

  @Test
  void threeDifferentRefusedWritesOfOneSessionAreProbing() {
    Story story = new Story().with(REFUSED, denied("d1", "CreateUser"), denied("d2", "CreateRole"));
    assertThat(ask(new OtherActivity(), story).weights()).contains(Weight.PROBING);
    assertThat(story.judged().verdict()).isEqualTo(Verdict.PROBABLY_SICK);
  }

  @Test
  void theSameRefusedWriteThreeTimesIsARetry() {
    Story story = new Story().with(REFUSED, denied("d1", "CreateUser"), denied("d2", "CreateUser"));
    assertThat(ask(new OtherActivity(), story).weights()).doesNotContain(Weight.PROBING);
  }

  private static Event denied(String id, String operation) {
    return event(id, 1, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false, "errorCode": "AccessDenied",
         "sourceIPAddress": "198.51.100.77", "userIdentity": %s}""".formatted(operation, Shares.BUILDER));
  }
}
