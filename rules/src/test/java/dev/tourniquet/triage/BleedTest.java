package dev.tourniquet.triage;

import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Shares.remove;
import static dev.tourniquet.triage.Story.BACKUP;
import static dev.tourniquet.triage.Story.OFFICE;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was exposed may be explained, and whoever did it may still be someone else. */
class BleedTest {

  private static Story sharedWithOurs(String from) {
    return new Story().with(image("e1", 0, from, add(BACKUP))).batchDays(42);
  }

  private static Story byAThief() {
    return sharedWithOurs(STRANGE).alsoOnTheAddress("iamuser:111122223333:AIDAQQQQQQQQQQQQQQQQ9");
  }

  private static List<String> steps(Finding finding, String plan) {
    return finding.containment().stream()
        .filter(one -> one.plan().equals(plan))
        .flatMap(one -> one.steps().stream())
        .map(Finding.Step::operation)
        .toList();
  }

  @Test
  void aThiefWhoLetsInOurOwnAccountIsStopped() {
    Finding finding = byAThief().judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.UNKNOWN);
    assertThat(finding.stopTheBleed()).isTrue();
    assertThat(finding.summary()).endsWith("Stop the bleed now, then go on with the analysis.");
    assertThat(steps(finding, "least")).containsExactly("PutUserPolicy");
    assertThat(steps(finding, "strong")).containsExactly("UpdateAccessKey", "PutUserPolicy");
  }

  @Test
  void whatAwsDoesByAServiceLinkedRoleIsNeverToBeStopped() {
    Finding finding = provisioned("AWSReservedSSO_Admin_0123456789abcdef", LINKED);

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
    assertThat(finding.stopTheBleed()).isFalse();
    assertThat(finding.signs()).anyMatch(sign -> sign.answer()
        .startsWith("AWS made the call itself: role AWSServiceRoleForSSO"));
    assertThat(provisioned(
                "app",
                Shares.PERSON.replace(
                    "{\"type\"", "{\"invokedBy\": \"cloudformation.amazonaws.com\", \"type\""))
            .stopTheBleed())
        .as("a service that calls on for somebody")
        .isTrue();
  }

  private static final String LINKED = """
      {"type": "AssumedRole", "principalId": "AROAQQQQQQQQQQQQQQQQ4:SSO-Provisioner",
       "arn": "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForSSO/SSO-Provisioner",
       "accountId": "111122223333", "invokedBy": "sso.amazonaws.com",
       "sessionContext": {"attributes": {"creationDate": "2026-03-01T14:00:00Z"},
        "sessionIssuer": {"type": "Role", "principalId": "AROAQQQQQQQQQQQQQQQQ4", "accountId": "111122223333",
         "arn": "arn:aws:iam::111122223333:role/aws-service-role/sso.amazonaws.com/AWSServiceRoleForSSO",
         "userName": "AWSServiceRoleForSSO"}}}""";

  private static Finding provisioned(String role, String who) {
    Event attach = event("attach", 0, """
        {"eventSource": "iam.amazonaws.com", "eventName": "AttachRolePolicy", "readOnly": false,
         "sourceIPAddress": "sso.amazonaws.com", "userIdentity": %s,
         "requestParameters": {"roleName": "%s", "policyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}}""".formatted(who, role));
    return Story.of(Rules.adminPolicy(), CaseResource.of(attach, "").text())
        .with(attach)
        .judged();
  }

  @Test
  void takingTheShareBackStopsNobodyAndDenyingTheCallerDoes() {
    Finding takenBack = byAThief()
        .with(image("back", 9, OFFICE, remove(BACKUP), Shares.RESPONDER))
        .judged();
    Finding denied = byAThief().with(Shares.denyBuilder("deny", 10)).judged();

    assertThat(takenBack.bleeding()).isEqualTo(Bleeding.UNKNOWN);
    assertThat(takenBack.stopTheBleed()).isTrue();
    assertThat(denied.bleeding()).isEqualTo(Bleeding.PARTLY);
    assertThat(denied.stopTheBleed()).isFalse();
  }

  @Test
  void aStrangeAddressAloneIsNoReasonToStopButHasAPlan() {
    Finding finding = sharedWithOurs(STRANGE).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.UNKNOWN);
    assertThat(finding.stopTheBleed()).isFalse();
    assertThat(steps(finding, "least")).containsExactly("PutUserPolicy");
  }

  @Test
  void ourBatchThatLetsInOurOwnAccountHasNoPlan() {
    Finding finding = sharedWithOurs(OFFICE).judged();

    assertThat(finding.bleeding()).isEqualTo(Bleeding.NO);
    assertThat(finding.summary()).endsWith("Nothing bleeds.");
    assertThat(finding.containment()).isEmpty();
  }

  @Test
  void aWebsiteStaysOpenAndWhoeverOpenedItIsStopped() {
    Event opened = event("e1", 0, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"bucketName": "www.example.com", "bucketPolicy": {"Statement": [
           {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}]}}}""".formatted(STRANGE, Shares.BUILDER));
    Finding finding = Story.of(Rules.bucketPolicy(), "AWS::S3::Bucket|aws||global|www.example.com")
        .with(opened)
        .batchDays(42)
        .alsoOnTheAddress("iamuser:111122223333:AIDAQQQQQQQQQQQQQQQQ9")
        .judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(steps(finding, "least")).containsExactly("PutUserPolicy");
    assertThat(steps(finding, "strong")).containsExactly("UpdateAccessKey", "PutUserPolicy");
  }
}
