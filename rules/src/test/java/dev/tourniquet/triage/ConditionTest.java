package dev.tourniquet.triage;

import static dev.tourniquet.triage.Asked.REFUSED;
import static dev.tourniquet.triage.Asked.ask;
import static dev.tourniquet.triage.Asked.shared;
import static dev.tourniquet.triage.Shares.RESPONDER;
import static dev.tourniquet.triage.Shares.TAKE_BACK;
import static dev.tourniquet.triage.Shares.snapshot;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether what the rule looks for happened. */
class ConditionTest {

  @Test
  void aShareThatTookEffectIsTheCondition() {
    Answer answer = ask(new Condition(), shared(STRANGER, OFFICE));

    assertThat(answer.weights()).containsExactly(Weight.CONDITION);
    assertThat(answer.evidence()).containsExactly("e1");
  }

  @Test
  void aRefusedShareIsAnAttemptAndNothingBleeds() {
    Story story = new Story().with(REFUSED);

    assertThat(ask(new Condition(), story).text())
        .isEqualTo(
            "Attempt: ModifyImageAttribute by ImageBuilder failed 1 time, last at 2026-03-01 14:05 UTC"
                + " (Client.UnauthorizedOperation). Nothing was changed.");
    Finding finding = story.judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.NO);
    assertThat(finding.stopTheBleed()).isFalse();
    assertThat(finding.containment()).isEmpty();
  }

  @Test
  void nothingInALogMakesAnAnswerLong() {
    Event huge = event("huge", 0, """
        {"eventSource": "ec2.amazonaws.com", "eventName": "ModifyImageAttribute", "sourceIPAddress": "%s",
         "errorCode": "%s", "userIdentity": {"type": "IAMUser", "userName": "%s"},
         "requestParameters": {"imageId": "ami-0a1b2c3d4e5f60718",
           "launchPermission": {"add": {"items": [{"userId": "%s"}]}}}}""".formatted(
            "x".repeat(9_999), "y".repeat(99_999), "z".repeat(99_999), "1".repeat(99_999)));

    Finding finding = new Story().with(huge).judged();

    assertThat(finding.summary()).hasSizeLessThan(3_000);
    assertThat(finding.signs()).allMatch(sign -> sign.answer().length() <= 2_001);
    assertThat(finding.source().ip()).hasSizeLessThan(300);
  }

  @Test
  void aRespondersUnshareIsContainmentAndNotSick() {
    Event unshare = snapshot("gone", 0, TAKE_BACK, RESPONDER);
    TriageRule anyChange =
        new TriageRule("any", "Any change", "", List.of(), "cross-account-sharing", List.of(), "");
    CaseFile file = new CaseFile(
        anyChange,
        new ResourceFile(Shares.snapshotKey(), List.of(unshare), List.of()),
        Story.NOW,
        CallList.whole(List.of(unshare), List.of()),
        Pivots.NONE,
        List.of(),
        new Background(
            Organizations.ours(),
            dev.tourniquet.baseline.History.NONE,
            List.of(),
            ResourceFile.NONE,
            CallerPermissions.UNKNOWN));

    assertThat(new Condition().ask(Case.of(file)).text())
        .endsWith("takes access away from everyone: a responder's containment.");
    assertThat(Triage.judge(file).verdict()).isEqualTo(Verdict.NOT_SICK);
  }

  private static Event trust(String id, int minutes, String operation, String parameters) {
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false, "sourceIPAddress": "%s",
         "userIdentity": {"type": "IAMUser", "userName": "ImageBuilder", "accountId": "111122223333",
           "arn": "arn:aws:iam::111122223333:user/ImageBuilder", "principalId": "AIDABUILDER"},
         "requestParameters": {"roleName": "app"%s}}""".formatted(operation, OFFICE, parameters));
  }

  private static final String OF_OUR_OWN = """
      {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "111122223333"}}]}""";

  private static Answer trusted(Event... events) {
    return ask(
        new Condition(),
        Story.of(Rules.trust(), "AWS::IAM::Role|aws|111122223333|global|app").with(events));
  }

  @Test
  void aPolicyThatLetsInNobodyIsNotTheCondition() {
    assertThat(
            trusted(trust("e1", 0, "CreateRole", ", \"assumeRolePolicyDocument\": " + OF_OUR_OWN))
                .weights())
        .contains(Weight.NOT_MET);
  }

  @Test
  void aPolicyThatCannotBeReadCalmsNothingBesideOneThatLetsInNobody() {
    assertThat(trusted(
                trust("e1", -5, "CreateRole", ", \"assumeRolePolicyDocument\": " + OF_OUR_OWN),
                trust(
                    "e2",
                    0,
                    "UpdateAssumeRolePolicy",
                    ", \"policyDocument\": \"{\\\"AWS\\\": cut off\""))
            .weights())
        .doesNotContain(Weight.NOT_MET, Weight.CLEARED);
  }
}
