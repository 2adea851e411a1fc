package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.BUILDER;
import static dev.tourniquet.triage.Shares.PERSON;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.denyBuilder;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** Only what stops this caller, and stopped it to the end, is a stop. */
class CallerContainmentTest {

  private static final String KEY = "AKIAQQQQQQQQQQQQQQQQ";
  private static final String SECOND = "AKIAQQQQQQQQQQQQQQQ9";
  private static final String ROLE = "AWSReservedSSO_BeanstalkAdmin_0123456789abcdef";
  private static final String SESSION = "AROAQQQQQQQQQQQQQQQQ2:jane@example.com";

  private static Event iam(String id, int minutes, String operation, String... parameters) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < parameters.length; i += 2) {
      request.put(parameters[i], parameters[i + 1]);
    }
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.9", "userIdentity": %s, "requestParameters": %s}""".formatted(operation, RESPONDER, request));
  }

  private static Event key(String id, int minutes, String status) {
    return iam(
        id,
        minutes,
        "UpdateAccessKey",
        "userName",
        "ImageBuilder",
        "accessKeyId",
        KEY,
        "status",
        status);
  }

  private static Event policy(String id, int minutes, String operation, String document) {
    return iam(
        id,
        minutes,
        operation,
        operation.contains("Role") ? "roleName" : "userName",
        operation.contains("Role") ? ROLE : "ImageBuilder",
        "policyName",
        "TourniquetDenyAll",
        "policyDocument",
        document);
  }

  private static Event attached(String id, int minutes, String operation, String arn) {
    return iam(id, minutes, operation, "userName", "ImageBuilder", "policyArn", arn);
  }

  private static String deny(String condition) {
    return "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {%s}}]}"
        .formatted(condition);
  }

  private static Story user(Event... after) {
    return new Story().with(image("e1", 0, STRANGE, add(STRANGER))).with(after);
  }

  private static Story role(Event... after) {
    return new Story().with(image("e1", 0, STRANGE, add(STRANGER), PERSON)).with(after);
  }

  private static boolean isStopped(Story story) {
    return !CallerContainment.of(Case.of(story.file())).isEmpty();
  }

  @Test
  void aKeyThatIsActiveAgainIsNotStopped() {
    Story story = user(key("off", 10, "Inactive"), key("on", 20, "Active"));

    assertThat(isStopped(user(key("off", 10, "Inactive")))).isTrue();
    assertThat(isStopped(story)).isFalse();
    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.YES);
    Answer continuing = new Continuing().ask(Case.of(story.file()));
    assertThat(continuing.text())
        .startsWith(
            "ImageBuilder was stopped, and let go again by UpdateAccessKey by"
                + " IncidentResponse at 2026-03-01 14:25 UTC (a responder); the last call held of this key is");
    assertThat(continuing.evidence()).containsExactly("e1", "on");
  }

  @Test
  void whatTookAStopBackLaterThanTheTriageIsNotKnownYet() {
    Story story = user(key("off", 10, "Inactive"), key("on", 20, "Active"));
    assertThat(isStopped(story.asOf(Story.NOW.plusSeconds(15 * 60)))).isTrue();
  }

  @Test
  void aStopThatIsMadeAgainHolds() {
    assertThat(isStopped(user(
            key("off", 10, "Inactive"), key("on", 20, "Active"), key("again", 30, "Inactive"))))
        .isTrue();
  }

  @Test
  void aRefusedReversalAndOneOfAnotherKeyUndoNothing() {
    Event refused = new Event(((ObjectNode) key("on", 20, "Active").record().deepCopy())
        .put("errorCode", "AccessDenied"));
    Event other = iam(
        "other",
        20,
        "UpdateAccessKey",
        "userName",
        "ImageBuilder",
        "accessKeyId",
        "AKIAQQQQQQQQQQQQQQQ9",
        "status",
        "Active");
    assertThat(isStopped(user(key("off", 10, "Inactive"), refused, other))).isTrue();
  }

  @Test
  void aDenyThatWasDeletedOrPutAnewAsNothingIsNoStop() {
    Event deny = denyBuilder("deny", 10);
    assertThat(isStopped(user(deny))).isTrue();
    assertThat(isStopped(user(deny, policy("gone", 20, "DeleteUserPolicy", ""))))
        .isFalse();
    assertThat(isStopped(user(deny, policy("other", 20, "PutUserPolicy", "{\"Statement\": []}"))))
        .isFalse();
    assertThat(isStopped(user(
            deny,
            iam("else", 20, "DeleteUserPolicy", "userName", "ImageBuilder", "policyName", "Mine"))))
        .isTrue();
  }

  @Test
  void aPolicyThatWasDetachedAgainIsNoStop() {
    String arn = "arn:aws:iam::aws:policy/AWSDenyAll";
    Event attach = attached("on", 10, "AttachUserPolicy", arn);
    assertThat(isStopped(user(attach))).isTrue();
    assertThat(isStopped(user(attach, attached("off", 20, "DetachUserPolicy", arn))))
        .isFalse();
  }

  @Test
  void aPolicyOfOnesOwnThatIsNamedLikeTheDenyOfAwsIsNoStop() {
    assertThat(isStopped(user(
            attached("on", 10, "AttachUserPolicy", "arn:aws:iam::111122223333:policy/AWSDenyAll"))))
        .isFalse();
  }

  @Test
  void aDenyOfAnotherSessionDoesNotStopThisOne() {
    String other = "\"StringEquals\": {\"aws:userId\": \"AROAQQQQQQQQQQQQQQQQ2:bob\"}";
    String own = "\"StringEquals\": {\"aws:userId\": \"%s\"}".formatted(SESSION);
    assertThat(isStopped(role(policy("deny", 10, "PutRolePolicy", deny(other)))))
        .isFalse();
    assertThat(isStopped(role(policy("deny", 10, "PutRolePolicy", deny(own))))).isTrue();
  }

  @Test
  void sessionsRevokedAreThoseIssuedBeforeAndNoKeyOfAUser() {
    String before = "\"DateLessThan\": {\"aws:TokenIssueTime\": \"2026-03-01T%sZ\"}";
    assertThat(isStopped(
            role(policy("revoke", 10, "PutRolePolicy", deny(before.formatted("14:10:00"))))))
        .isTrue();
    assertThat(isStopped(
            role(policy("revoke", 10, "PutRolePolicy", deny(before.formatted("13:40:00"))))))
        .isFalse();
    assertThat(isStopped(
            user(policy("revoke", 10, "PutUserPolicy", deny(before.formatted("14:10:00"))))))
        .isFalse();
  }

  @Test
  void aDenyOutsideSomeAddressesStopsWhoComesFromElsewhere() {
    String outside =
        "\"NotIpAddress\": {\"aws:SourceIp\": [\"%s\"]}, \"Bool\": {\"aws:ViaAWSService\": \"false\"}";
    assertThat(
            isStopped(user(policy("deny", 10, "PutUserPolicy", deny(outside.formatted(OFFICE))))))
        .isTrue();
    assertThat(
            isStopped(user(policy("deny", 10, "PutUserPolicy", deny(outside.formatted(STRANGE))))))
        .isFalse();
  }

  @Test
  void aConditionThatNobodyCanTellOrADocumentThatNobodyCanReadIsNoStop() {
    String never = "\"StringEquals\": {\"aws:PrincipalTag/never\": \"1\"}";
    assertThat(isStopped(user(policy("deny", 10, "PutUserPolicy", deny(never)))))
        .isFalse();
    assertThat(isStopped(user(policy("deny", 10, "PutUserPolicy", "{\"Statement\": ["))))
        .isFalse();
    assertThat(isStopped(user(policy(
            "deny",
            10,
            "PutUserPolicy",
            deny("").replace("\"Resource\": \"*\"", "\"Resource\": \"arn:aws:s3:::x\"")))))
        .isFalse();
  }

  @Test
  void anotherKeyOfTheSameUserThatGoesOnFromThereIsNotStopped() {
    assertThat(StillCalling.of(
            Case.of(user(key("off", 10, "Inactive"), second(STRANGE)).file())))
        .hasValueSatisfying(still -> assertThat(still.evidence()).containsExactly("second"));
    assertThat(StillCalling.of(
            Case.of(user(key("off", 10, "Inactive"), second(OFFICE)).file())))
        .isEmpty();
  }

  private static Event own(String id, int minutes, String operation, String parameters) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s, "requestParameters": {"userName": "ImageBuilder"%s},
         "responseElements": %s}""".formatted(
            operation,
            STRANGE,
            BUILDER,
            parameters,
            operation.equals("CreateAccessKey")
                ? "{\"accessKey\": {\"userName\": \"ImageBuilder\", \"accessKeyId\": \"" + SECOND
                    + "\"}}"
                : "null"));
  }

  @Test
  void aThiefWhoSwitchesOffTheKeyHimselfIsNotStopped() {
    Story story = user(
        own("new", 5, "CreateAccessKey", ""),
        own(
            "off",
            6,
            "UpdateAccessKey",
            ", \"accessKeyId\": \"" + KEY + "\", \"status\": \"Inactive\""));

    assertThat(isStopped(story)).isFalse();
    Finding finding = story.judged();
    assertThat(finding.actor().stoppedAt()).isNull();
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
    Answer continuing = new Continuing().ask(Case.of(story.file()));
    assertThat(continuing.text())
        .startsWith("Nothing held says that ImageBuilder was stopped: UpdateAccessKey at 2026-03-01"
            + " 14:11 UTC was its own call, which stops nobody;");
    assertThat(continuing.evidence()).contains("off");
  }

  @Test
  void aKeyThatTheThiefMadeGoesOnUntilSomebodyElseEndsItToo() {
    Event made = own("new", 5, "CreateAccessKey", "");
    Event other = iam(
        "other",
        20,
        "UpdateAccessKey",
        "userName",
        "ImageBuilder",
        "accessKeyId",
        SECOND,
        "status",
        "Inactive");

    Story half = user(made, key("off", 10, "Inactive"));
    assertThat(isStopped(half)).isFalse();
    assertThat(new Continuing().ask(Case.of(half.file())).text())
        .contains("it made itself another key at 2026-03-01 14:10 UTC, which nobody made inactive");
    assertThat(isStopped(user(made, key("off", 10, "Inactive"), other))).isTrue();
    assertThat(isStopped(user(made, denyBuilder("deny", 10))))
        .as("a deny is for all keys of the user")
        .isTrue();
  }

  @Test
  void aRoleIsStoppedByAnotherPersonInItAndNotByTheSamePerson() {
    String document = deny("\"StringEquals\": {\"aws:userId\": \"%s\"}".formatted(SESSION));
    Event bob = by(
        PERSON
            .replace("jane@example.com", "bob@example.com")
            .replace("ASIAQQQQQQQQQQQQQQQQ", "ASIAQQQQQQQQQQQQQQQ4"),
        document);
    Event jane = by(
        PERSON.replace("ASIAQQQQQQQQQQQQQQQQ", "ASIAQQQQQQQQQQQQQQQ4").replace("13:50", "13:55"),
        document);

    assertThat(isStopped(role(bob))).isTrue();
    assertThat(isStopped(role(jane))).isFalse();
  }

  private static Event by(String who, String document) {
    ObjectNode record = policy("deny", 10, "PutRolePolicy", document).record().deepCopy();
    record.set("userIdentity", Event.parse(who).record());
    return new Event(record);
  }

  private static Event second(String address) {
    return event(
        "second", 30, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "DescribeInstances", "readOnly": true,
         "sourceIPAddress": "%s", "userIdentity": %s}""".formatted(address, BUILDER.replace(KEY, "AKIAQQQQQQQQQQQQQQQ9")));
  }
}
