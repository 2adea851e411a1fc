package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan takes back of all that the triggers of one case did. */
class RemediesTest {

  private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
  private static final String IAM = "arn:aws:iam::aws:policy/IAMFullAccess";
  private static final String HARMLESS =
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::app/*\"}]}";
  private static final String EVERYTHING =
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
  private static final String ALL_OF_IAM =
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\"}]}";

  private static Event iam(String id, int minutes, String operation, String parameters) {
    return iam(id, minutes, operation, Shares.BUILDER, parameters);
  }

  private static Event iam(
      String id, int minutes, String operation, String who, String parameters) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false, "sourceIPAddress": "%s",
         "userIdentity": %s, "requestParameters": {"userName": "bob", %s}}""".formatted(
            operation, who.equals(Shares.RESPONDER) ? OFFICE : STRANGE, who, parameters));
  }

  private static Event attach(String id, int minutes, String policy) {
    return iam(id, minutes, "AttachUserPolicy", "\"policyArn\": \"" + policy + "\"");
  }

  private static Event put(String id, int minutes, String name, String document) {
    return iam(
        id,
        minutes,
        "PutUserPolicy",
        "\"policyName\": \"%s\", \"policyDocument\": \"%s\""
            .formatted(name, document.replace("\"", "\\\"")));
  }

  private static List<Finding.Step> takenBack(Event... events) {
    Story story = Story.of(Rules.adminPolicy(), "AWS::IAM::User|aws|111122223333|global|bob")
        .with(events);
    return story.judged().containment().stream()
        .filter(plan -> plan.plan().equals("least"))
        .flatMap(plan -> plan.steps().stream())
        .filter(step -> step.parameters().path("UserName").asText().equals("bob"))
        .toList();
  }

  private static List<String> policies(List<Finding.Step> steps, String name) {
    return steps.stream()
        .map(step -> step.operation() + " " + step.parameters().path(name).asText())
        .toList();
  }

  @Test
  void everyPolicyThatWasGivenIsTakenBackAndNotOnlyTheLast() {
    assertThat(policies(takenBack(attach("e1", 0, ADMIN), attach("e2", 3, IAM)), "PolicyArn"))
        .containsExactly("DetachUserPolicy " + IAM, "DetachUserPolicy " + ADMIN);
  }

  @Test
  void aPolicyGivenTwiceIsTakenBackOnceAndOneTakenBackMeanwhileIsLeftAlone() {
    Event detached =
        iam("e3", 5, "DetachUserPolicy", Shares.RESPONDER, "\"policyArn\": \"" + IAM + "\"");

    assertThat(policies(
            takenBack(
                attach("e1", 0, ADMIN), attach("e2", 3, IAM), detached, attach("e4", 7, ADMIN)),
            "PolicyArn"))
        .containsExactly("DetachUserPolicy " + ADMIN);
  }

  @Test
  void theDocumentThatAnInlinePolicyHadBeforeComesBack() {
    List<Finding.Step> steps = takenBack(
        put("e0", -60, "app", HARMLESS),
        put("e1", 0, "app", EVERYTHING),
        put("e2", 3, "app", ALL_OF_IAM));

    assertThat(policies(steps, "PolicyName")).containsExactly("PutUserPolicy app");
    assertThat(document(steps.get(0).parameters())).isEqualTo(json(HARMLESS));
    assertThat(document(steps.get(0).inverse().parameters())).isEqualTo(json(ALL_OF_IAM));
  }

  @Test
  void aLegitimateDocumentBetweenTwoTriggersIsTheOneThatComesBack() {
    List<Finding.Step> steps = takenBack(
        put("e1", 0, "app", EVERYTHING),
        put("e2", 3, "app", HARMLESS),
        put("e3", 5, "app", ALL_OF_IAM));

    assertThat(policies(steps, "PolicyName")).containsExactly("PutUserPolicy app");
    assertThat(document(steps.get(0).parameters())).isEqualTo(json(HARMLESS));
  }

  @Test
  void anInlinePolicyUnderAFreeNameIsDeletedAndUnderOneThatMayHaveBeenTakenWithAWarning() {
    Event made = iam("e0", -60, "CreateUser", "\"path\": \"/\"");

    Finding.Step ofNew = only(takenBack(made, put("e1", 0, "app", EVERYTHING)));
    Finding.Step ofOld = only(takenBack(put("e1", 0, "app", EVERYTHING)));

    assertThat(List.of(ofNew.operation(), ofOld.operation())).containsOnly("DeleteUserPolicy");
    assertThat(ofNew.cautions()).hasSize(1);
    assertThat(ofOld.cautions().get(0))
        .startsWith("Whether a policy of this name was there before is not in the logs");
  }

  @Test
  void whoTookARoleThatTrustedHimAllAlongIsTrustedNoMore() {
    String ours = trusted("111122223333");
    Event created = event("made", -600, """
        {"eventSource": "iam.amazonaws.com", "eventName": "CreateRole", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s, "requestParameters": {"roleName": "reader",
         "assumeRolePolicyDocument": "%s"}}""".formatted(
            Shares.PERSON, document(ours, trusted(Story.STRANGER)).replace("\"", "\\\"")));
    Event taken = event("taken", 0, """
        {"eventSource": "sts.amazonaws.com", "eventName": "AssumeRole", "readOnly": true,
         "sourceIPAddress": "198.51.100.77", "userIdentity": {"type": "AWSAccount",
         "principalId": "AIDAQQQQQQQQQQQQQQQQ9", "accountId": "846424999548"}, "requestParameters":
         {"roleArn": "arn:aws:iam::111122223333:role/reader", "roleSessionName": "s"}}""");
    Finding finding = Story.of(Rules.takenRole(), "AWS::IAM::Role|aws|111122223333|global|reader")
        .with(created, taken)
        .judged();

    Finding.Step step = finding.containment().get(0).steps().get(0);
    assertThat(finding.containment().get(0).plan()).isEqualTo("least");
    assertThat(step.operation()).isEqualTo("UpdateAssumeRolePolicy");
    assertThat(document(step.parameters())).isEqualTo(json(document(ours)));
  }

  private static String trusted(String account) {
    return "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"arn:aws:iam::%s:root\"}}"
        .formatted(account);
  }

  private static String document(String... statements) {
    return "{\"Statement\":[" + String.join(",", statements) + "]}";
  }

  private static Finding.Step only(List<Finding.Step> steps) {
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  private static JsonNode document(JsonNode parameters) {
    return json(parameters.path("PolicyDocument").asText());
  }

  private static JsonNode json(String text) {
    return Event.parse(text).record();
  }
}
