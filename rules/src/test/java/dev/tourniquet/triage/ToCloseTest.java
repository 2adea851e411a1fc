package dev.tourniquet.triage;

import static dev.tourniquet.triage.Organizations.VENDOR;
import static dev.tourniquet.triage.Shares.add;
import static dev.tourniquet.triage.Shares.image;
import static dev.tourniquet.triage.Story.ACCOUNT;
import static dev.tourniquet.triage.Story.BACKUP;
import static dev.tourniquet.triage.Story.STRANGE;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who loses access by a plan, and who keeps it. */
class ToCloseTest {

  private static final int MONTHS = -90 * 24 * 60;
  private static final String ROLE = "AWS::IAM::Role|aws|111122223333|global|app";
  private static final String SHARE =
      "AWS::RAM::ResourceShare|aws|111122223333|us-east-1|5a1a4c4e-0000-4000-8000-000000000001";
  private static final String SHARE_ARN =
      "arn:aws:ram:us-east-1:111122223333:resource-share/5a1a4c4e-0000-4000-8000-000000000001";
  private static final String THEIR_ROLE = "arn:aws:iam::846424999548:role/collector";

  private static List<Finding.Step> least(Story story) {
    return story.judged().containment().stream()
        .filter(plan -> plan.plan().equals("least"))
        .flatMap(plan -> plan.steps().stream())
        .toList();
  }

  private static JsonNode only(List<Finding.Step> steps, String operation) {
    List<Finding.Step> all =
        steps.stream().filter(step -> step.operation().equals(operation)).toList();
    assertThat(all).hasSize(1);
    return all.get(0).parameters();
  }

  @Test
  void anImageIsTakenBackFromTheStrangerAndNotFromOurOwnAccountAndTheVendor() {
    List<Finding.Step> steps = least(new Story()
        .with(
            image("e1", MONTHS, STRANGE, add(BACKUP)),
            image("e2", MONTHS + 1, STRANGE, add(VENDOR)),
            image("e3", 0, STRANGE, add(STRANGER))));

    assertThat(only(steps, "ModifyImageAttribute").at("/LaunchPermission/Remove"))
        .extracting(one -> one.path("UserId").asText())
        .containsExactly(STRANGER);
  }

  private static Event trust(String id, int minutes, String... accounts) {
    String principals = String.join(
        "\\\",\\\"",
        Stream.of(accounts).map(one -> "arn:aws:iam::" + one + ":root").toList());
    return event(id, minutes, """
        {"eventSource": "iam.amazonaws.com", "eventName": "%s", "readOnly": false, "sourceIPAddress": "%s",
         "userIdentity": %s, "requestParameters": {"roleName": "app",
           "%s": "{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"sts:AssumeRole\\",\\"Principal\\":{\\"AWS\\":[\\"%s\\"]}}]}"}}""".formatted(
            id.equals("made") ? "CreateRole" : "UpdateAssumeRolePolicy",
            STRANGE,
            Shares.BUILDER,
            id.equals("made") ? "assumeRolePolicyDocument" : "policyDocument",
            principals));
  }

  @Test
  void aRoleTrustsTheVendorThatCameBeforeTheStrangerAfterwardsToo() {
    List<Finding.Step> steps = least(Story.of(Rules.trust(), ROLE)
        .with(
            trust("made", MONTHS, ACCOUNT),
            trust("vendor", MONTHS + 1, ACCOUNT, VENDOR),
            trust("stranger", 0, ACCOUNT, VENDOR, STRANGER)));

    assertThat(only(steps, "UpdateAssumeRolePolicy").path("PolicyDocument").asText())
        .contains(ACCOUNT, VENDOR)
        .doesNotContain(STRANGER);
  }

  @Test
  void aRoleThatTrustsNoStrangerAnyMoreStaysAsItIs() {
    assertThat(Story.of(Rules.trust(), ROLE)
            .with(
                trust("made", MONTHS, ACCOUNT),
                trust("stranger", 0, ACCOUNT, STRANGER),
                trust("vendor", 3, ACCOUNT, VENDOR))
            .judged()
            .containment())
        .flatExtracting(Finding.Plan::steps)
        .extracting(Finding.Step::operation)
        .doesNotContain("UpdateAssumeRolePolicy");
  }

  private static Event site(String id, int minutes, String more) {
    return event(id, minutes, """
        {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"bucketName": "www.example.com", "bucketPolicy": {"Statement": [
           {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}%s]}}}""".formatted(STRANGE, Shares.BUILDER, more));
  }

  private static Event unblocked() {
    return event("lifted", MONTHS - 1, """
        {"eventSource": "s3.amazonaws.com", "eventName": "DeleteBucketPublicAccessBlock", "readOnly": false,
         "sourceIPAddress": "%s", "userIdentity": %s,
         "requestParameters": {"bucketName": "www.example.com", "publicAccessBlock": ""}}""".formatted(STRANGE, Shares.BUILDER));
  }

  @Test
  void aWebsiteStaysUpWhenAStrangerIsTakenOutOfItsPolicy() {
    String stranger =
        ", {\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"%s\"}, \"Action\": \"s3:*\"}"
            .formatted(STRANGER);
    Story story = Story.of(Rules.bucketPolicy(), "AWS::S3::Bucket|aws||global|www.example.com")
        .with(unblocked(), site("website", MONTHS, ""), site("stranger", 0, stranger));

    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    List<Finding.Step> steps = least(story);
    assertThat(steps).extracting(Finding.Step::operation).doesNotContain("PutPublicAccessBlock");
    assertThat(only(steps, "PutBucketPolicy").path("Policy").asText())
        .contains("\"*\"")
        .doesNotContain(STRANGER);
  }

  private static Story shared(String... operations) {
    Story story = Story.of(Rules.resourceShare(), SHARE);
    for (String operation : operations) {
      int number = story.size();
      story.with(event("e" + number, number, """
          {"eventSource": "ram.amazonaws.com", "eventName": "%s", "readOnly": false, "sourceIPAddress": "%s",
           "userIdentity": %s, "requestParameters": {"resourceShareArn": "%s", "principals": ["%s"]}}""".formatted(
              operation, STRANGE, Shares.BUILDER, SHARE_ARN, THEIR_ROLE)));
    }
    return story;
  }

  @Test
  void aRoleThatAShareWasGivenToIsStillInAndIsTakenOffByItsArn() {
    Finding finding = shared("AssociateResourceShare").judged();

    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
    assertThat(only(least(shared("AssociateResourceShare")), "DisassociateResourceShare")
            .path("principals"))
        .extracting(JsonNode::asText)
        .containsExactly(THEIR_ROLE);
    assertThat(finding.summary()).contains("846424999548");
  }

  @Test
  void aRoleThatAShareWasTakenFromAgainIsOut() {
    assertThat(shared("AssociateResourceShare", "DisassociateResourceShare")
            .judged()
            .bleeding())
        .isNotEqualTo(Bleeding.YES);
  }
}
