package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** Whether what the triggers did is still in effect: of each by itself, and of the resource of the case alone. */
class StillSoTest {

  private static final String OWN =
      "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}}]}";

  private static Event call(
      String id, int minutes, String source, String operation, String request, String response) {
    return event(id, minutes, """
        {"eventSource": "%s.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {%s}, "responseElements": {%s}}""".formatted(source, operation, Shares.BUILDER, request, response));
  }

  private static Event policyOf(String user, String id, int minutes, String call, String policy) {
    return call(
        id,
        minutes,
        "iam",
        call,
        "\"userName\": \"%s\", \"policyArn\": \"arn:aws:iam::aws:policy/%s\""
            .formatted(user, policy),
        "");
  }

  private static Story of(TriageRule rule, Event... events) {
    return Story.of(rule, CaseResource.of(events[0], "").text()).with(events);
  }

  private static Still still(Story story) {
    return Case.of(story.file()).still();
  }

  @Test
  void thePoliciesOfTheCallerTellNothingOfAnotherUser() {
    Event own = policyOf("ImageBuilder", "own", -60, "CreateUser", "");
    Event attach = policyOf("backdoor", "attach", 0, "AttachUserPolicy", "AdministratorAccess");
    Story story = Story.of(
            Rules.compromisedIdentity(), "AWS::IAM::User|aws|111122223333|global|ImageBuilder")
        .with(own, attach)
        .beginning("attach");

    assertThat(still(story).gaps())
        .containsExactly("whether it is still in effect: no event or inventory held tells");
  }

  @Test
  void oneOfTwoPoliciesThatIsDetachedDoesNotSpeakForTheOther() {
    Story story = of(
        Rules.adminPolicy(),
        policyOf("bob", "a", 0, "AttachUserPolicy", "AdministratorAccess"),
        policyOf("bob", "b", 1, "AttachUserPolicy", "IAMFullAccess"),
        policyOf("bob", "c", 2, "DetachUserPolicy", "IAMFullAccess"));

    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.YES);
    Event rest = policyOf("bob", "d", 3, "DetachUserPolicy", "AdministratorAccess");
    assertThat(story.with(rest).judged().bleeding()).isEqualTo(Bleeding.PARTLY);
  }

  @Test
  void aGrantLastsThoughTheKeyPolicyIsAsBefore() {
    String key = "\"keyId\": \"1234abcd-12ab-34cd-56ef-1234567890ab\"";
    Event open = call(
        "open",
        0,
        "kms",
        "PutKeyPolicy",
        key + ", \"policy\": " + text(OWN.replace("111122223333", STRANGER)),
        "");
    Event grant = call(
        "grant",
        1,
        "kms",
        "CreateGrant",
        key
            + ", \"granteePrincipal\": \"arn:aws:iam::%s:root\", \"operations\": [\"Decrypt\"]"
                .formatted(STRANGER),
        "\"grantId\": \"g1\"");
    Event back = call("back", 2, "kms", "PutKeyPolicy", key + ", \"policy\": " + text(OWN), "");
    Story story = of(Rules.keyGivenOutside(), open, grant, back);

    assertThat(still(story).yes()).isTrue();
    Event revoke = call("revoke", 3, "kms", "RevokeGrant", key + ", \"grantId\": \"g1\"", "");
    assertThat(still(story.with(revoke)).no()).isTrue();
  }

  @Test
  void whatOfManyCallsIsNotKnownToBeOverIsNotOver() {
    String trail = "\"name\": \"arn:aws:cloudtrail:us-east-1:111122223333:trail/main\"";
    Story story = of(
        Rules.blinded(),
        call("stop", 1, "cloudtrail", "StopLogging", trail, ""),
        call(
            "blind",
            0,
            "cloudtrail",
            "PutEventSelectors",
            "\"trailName\": \"arn:aws:cloudtrail:us-east-1:111122223333:trail/main\","
                + " \"eventSelectors\": [{\"readWriteType\": \"ReadOnly\", \"includeManagementEvents\": false}]",
            ""),
        call("start", 2, "cloudtrail", "StartLogging", trail, ""));

    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.UNKNOWN);
  }

  @Test
  void whatCallsOpenedThatTheCaseDoesNotHoldIsNotKnownToBeOver() {
    CaseFile file = new Story()
        .with(
            Shares.image("open", 0, Story.OFFICE, Shares.add(STRANGER)),
            Shares.image("shut", 1, Story.OFFICE, Shares.remove(STRANGER)))
        .file();

    assertThat(Case.of(file).still().no()).isTrue();
    assertThat(
            Case.of(file.of(new AllTriggers(Story.NOW, Story.NOW, 2))).still().gaps())
        .containsExactly(
            "whether it is still so: the rule was met by 2 other calls more than the case holds");
  }

  @Test
  void anAddressThatAloneIsLeftIsNoEndUnlessItIsOurs() {
    Event open = policy("open", 0, "");
    assertThat(still(bucket(open, held("198.51.100.7/32"))).gaps())
        .containsExactly(
            "whether it is still so: policy of billing now lets in whoever comes from or is 198.51.100.7/32;"
                + " " + UnknownPlaces.gap("that"));
    assertThat(still(bucket(open, held(Story.OFFICE))).no()).isTrue();
    assertThat(still(bucket(held("198.51.100.7/32", -10), open, held("198.51.100.7/32")))
            .no())
        .as("whoever let it in before may have come back to it")
        .isFalse();
  }

  private static Story bucket(Event... events) {
    return Story.of(Rules.bucketPolicy(), "AWS::S3::Bucket|aws||global|billing").with(events);
  }

  private static Event held(String address) {
    return held(address, 5);
  }

  private static Event held(String address, int minutes) {
    return policy(
        "held" + minutes,
        minutes,
        ", \"Condition\": {\"IpAddress\": {\"aws:SourceIp\": \"%s\"}}".formatted(address));
  }

  private static Event policy(String id, int minutes, String condition) {
    return call(id, minutes, "s3", "PutBucketPolicy", """
        "bucketName": "billing", "bucketPolicy": {"Statement": [{"Effect": "Allow",
         "Principal": "*", "Action": "s3:GetObject"%s}]}""".formatted(condition), "");
  }

  private static String text(String json) {
    return "\"" + json.replace("\"", "\\\"") + "\"";
  }

  @Test
  void whatTheResponseTellsOfADatabaseIsNoChangeOfIt() {
    String database = "\"dBInstanceIdentifier\": \"orders\"";
    Event password = call(
        "password",
        0,
        "rds",
        "ModifyDBInstance",
        database + ", \"masterUserPassword\": \"****\", \"applyImmediately\": true",
        database + ", \"publiclyAccessible\": false");
    Story story = of(Rules.masterPassword(), password);
    assertThat(still(story).gaps())
        .containsExactly("whether it is still in effect: no event or inventory held tells");

    String open = database + ", \"publiclyAccessible\": true";
    String shut = database + ", \"publiclyAccessible\": false";
    Story reachable =
        of(Rules.reachableDatabase(), call("open", 0, "rds", "ModifyDBInstance", open, ""));
    assertThat(still(reachable).yes()).isTrue();
    assertThat(still(reachable.with(call("shut", 1, "rds", "ModifyDBInstance", shut, "")))
            .no())
        .isTrue();
  }
}
