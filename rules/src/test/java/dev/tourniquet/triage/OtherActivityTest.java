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

  /** Its own key takes a role, and the role calls from the same address. */
  private static Event took(String id, int minutes, String by) {
    return event(id, minutes, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "readOnly": true,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/Deploy", "roleSessionName": "sdk-1"},
         "responseElements": {"credentials": {"accessKeyId": "ASIAQQQQQQQQQQQQQQQ5"},
           "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ5:sdk-1",
             "arn": "arn:aws:sts::111122223333:assumed-role/Deploy/sdk-1"}}}""".formatted(STRANGE, by));
  }

  @Test
  void theRoleThatItsOwnSessionTookIsNoCompanyAndThatOfAnotherIs() {
    String role = "role:111122223333:AROAQQQQQQQQQQQQQQQQ5";
    Story own = shared(STRANGER, STRANGE).with(took("took", 1, Shares.BUILDER));
    Story another = shared(STRANGER, STRANGE)
        .with(took("took", 1, Shares.BUILDER.replace("AIDAQ", "AIDAX").replace("AKIAQ", "AKIAX")));

    assertThat(Company.of(Case.of(own.alsoOnTheAddress(role).file()))).isEmpty();
    assertThat(Company.of(Case.of(another.alsoOnTheAddress(role).file()))).contains(role);
  }

  @Test
  void whoBeganItsSessionIsNoCompany() {
    String session = """
        {"type": "AssumedRole", "principalId": "AROAQQQQQQQQQQQQQQQQ5:sdk-1", "accountId": "111122223333",
         "arn": "arn:aws:sts::111122223333:assumed-role/Deploy/sdk-1", "accessKeyId": "ASIAQQQQQQQQQQQQQQQ5",
         "sessionContext": {"attributes": {"creationDate": "2026-03-01T14:04:00Z"},
          "sessionIssuer": {"type": "Role", "principalId": "AROAQQQQQQQQQQQQQQQQ5", "accountId": "111122223333",
           "userName": "Deploy", "arn": "arn:aws:iam::111122223333:role/Deploy"}}}""";
    String builder = "iamuser:111122223333:AIDAQQQQQQQQQQQQQQQQ1";
    Story story = new Story().with(image("e1", 0, STRANGE, add(STRANGER), session));

    assertThat(Company.of(Case.of(story.alsoOnTheAddress(builder).file())))
        .containsExactly(builder);
    assertThat(Company.of(Case.of(story.with(took("took", -1, Shares.BUILDER)).file())))
        .isEmpty();
  }

  /** Identity Center gives out the session of jane, and tells it twice: as SAML to the account, and as its user. */
  @Test
  void theUserOfIdentityCenterWhomItsSessionIsOfIsNoCompany() {
    String user = "0a0a5efa-8d01-4939-a39d-bdbd7b88c298";
    Event federated = event("federated", -15, """
        {"eventSource": "sso.amazonaws.com", "eventName": "Federate", "readOnly": false, "sourceIPAddress": "%s",
         "userIdentity": {"type": "IdentityCenterUser", "accountId": "111122223333", "credentialId": "c1",
           "onBehalfOf": {"userId": "%s", "identityStoreArn": "arn:aws:identitystore::111122223333:identitystore/d-9067example"}},
         "serviceEventDetails": {"role_name": "BeanstalkAdmin", "account_id": "111122223333"}}""".formatted(STRANGE, user));
    Event saml = event("saml", -15, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRoleWithSAML", "readOnly": true, "sourceIPAddress": "%s",
         "userIdentity": {"type": "SAMLUser", "principalId": "Q=:jane@example.com", "userName": "jane@example.com"},
         "requestParameters": {"roleArn": "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_BeanstalkAdmin_0123456789abcdef",
           "roleSessionName": "jane@example.com"},
         "responseElements": {"credentials": {"accessKeyId": "ASIAQQQQQQQQQQQQQQQQ"},
           "assumedRoleUser": {"assumedRoleId": "AROAQQQQQQQQQQQQQQQQ2:jane@example.com",
             "arn": "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_BeanstalkAdmin_0123456789abcdef/jane@example.com"}}}""".formatted(STRANGE));
    Story story = new Story()
        .with(image("e1", 0, STRANGE, add(STRANGER), PERSON), saml)
        .alsoOnTheAddress("idc:d-9067example:" + user);

    assertThat(Company.of(Case.of(story.file()))).hasSize(1);
    assertThat(Company.of(Case.of(story.with(federated).file()))).isEmpty();
  }

  @Test
  void whoIsOnlyHeldFromLongerThanADayAgoWasNotThereInThatTime() {
    String other = "iamuser:111122223333:AIDAOTHER";
    String theirs = Shares.BUILDER.replace("AIDAQQQQQQQQQQQQQQQQ1", "AIDAOTHER");
    Event before = event("before", -25 * 60, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "DescribeInstances", "readOnly": true,
         "sourceIPAddress": "%s", "userIdentity": %s}""".formatted(STRANGE, theirs));
    Story story = shared(STRANGER, STRANGE).alsoOnTheAddress(other);

    assertThat(Company.of(Case.of(story.file()))).containsExactly(other);
    assertThat(Company.of(Case.of(story.with(before).file()))).isEmpty();
  }

  @Test
  void whoRoamsSharesItsAddressesWithOthers() {
    Story story = shared(STRANGER, STRANGE)
        .roamingDays(20)
        .alsoOnTheAddress("iamuser:111122223333:AIDAOTHER");
    assertThat(ask(new OtherActivity(), story).weights()).containsExactly(Weight.NOTE);
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
