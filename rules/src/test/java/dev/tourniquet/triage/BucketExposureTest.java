package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** Policies and blocks of buckets. */
class BucketExposureTest {

  private static final String EVERYONE_READS =
      "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\"}]}";

  private static Event bucket(
      String id, int minutes, String operation, String bucket, String request) {
    return event(id, minutes, """
        {"eventSource": "s3.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
         "requestParameters": {"bucketName": "%s", %s}}""".formatted(operation, Shares.PERSON, bucket, request));
  }

  private static String key(Event event) {
    return CaseResource.of(event, "requestParameters.bucketName").text();
  }

  private static Story published(String bucket) {
    return Story.of(Rules.bucketPolicy(), "AWS::S3::Bucket|aws||global|" + bucket)
        .with(
            bucket("policy", 0, "PutBucketPolicy", bucket, "\"bucketPolicy\": " + EVERYONE_READS));
  }

  @Test
  void aPublicPolicyIsNotProvenWhileThePublicAccessBlockIsUnknown() {
    Finding finding = published("billing").judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.UNKNOWN);
    assertThat(finding.gaps())
        .anyMatch(gap -> gap.startsWith("public access block of bucket billing"));
  }

  @Test
  void aPublicPolicyIsSickOnceTheBlockIsKnownToBeGone() {
    Finding finding = published("billing")
        .with(bucket(
            "gone", -1, "DeleteBucketPublicAccessBlock", "billing", "\"publicAccessBlock\": \"\""))
        .judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
  }

  @Test
  void aWebsiteThatMayBePublicIsNotSick() {
    Finding finding = published("www.example.com")
        .with(bucket(
            "gone",
            -1,
            "DeleteBucketPublicAccessBlock",
            "www.example.com",
            "\"publicAccessBlock\": \"\""))
        .judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_SICK);
    assertThat(finding.summary()).contains("public_allowed has arn:aws:s3:::www.example.com");
  }

  @Test
  void aLiftedBlockIsMaybeAsLongAsNoPolicyIsKnown() {
    assertThat(unblocked("www.example.com").verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(unblocked("billing").verdict()).isEqualTo(Verdict.MAYBE);
  }

  private static Finding unblocked(String name) {
    Event lifted =
        bucket("gone", 0, "DeleteBucketPublicAccessBlock", name, "\"publicAccessBlock\": \"\"");
    return Story.of(Rules.publicAccessBlock(), key(lifted)).with(lifted).judged();
  }

  @Test
  void aPolicyThatLetsInNobodyOutsideIsNotSick() {
    String own =
        "\"bucketPolicy\": {\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Principal\":"
            + " {\"AWS\": \"arn:aws:iam::111122223333:role/app\"}}]}";
    Event policy = bucket("policy", 0, "PutBucketPolicy", "billing", own);
    Finding finding = Story.of(Rules.bucketPolicy(), key(policy)).with(policy).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_SICK);
  }

  private static Event block(String id, int minutes, String operation, boolean on) {
    return block(id, minutes, operation, on, on);
  }

  private static Event block(
      String id, int minutes, String operation, boolean refuses, boolean restricts) {
    return bucket(id, minutes, operation, "billing", """
        "PublicAccessBlockConfiguration": {"BlockPublicAcls": %1$s, "IgnorePublicAcls": %2$s,
         "BlockPublicPolicy": %1$s, "RestrictPublicBuckets": %2$s}""".formatted(refuses, restricts));
  }

  private static Event restricted(int minutes) {
    return block("restricted", minutes, "PutBucketPublicAccessBlock", false, true);
  }

  private static Event createdAgain(int minutes) {
    return bucket("again", minutes, "CreateBucket", "billing", "\"Host\": \"s3.amazonaws.com\"");
  }

  private static Event lifted(int minutes) {
    return block("lifted", minutes, "DeleteBucketPublicAccessBlock", false);
  }

  private static Event shut(int minutes) {
    return block("shut", minutes, "PutBucketPublicAccessBlock", true);
  }

  private static String containment(Story story) {
    return new Containment().ask(Case.of(story.file())).text();
  }

  @Test
  void aBlockThatARespondersAdvicePutsOnLaterStopsTheBleedAndNotTheFinding() {
    Story story = published("billing").with(lifted(-1), shut(240));

    assertThat(story.asOf(Story.NOW.plusSeconds(3_600)).judged().verdict()).isEqualTo(Verdict.SICK);
    Finding after = story.asOf(Story.NOW.plusSeconds(18_000)).judged();
    assertThat(after.verdict()).isEqualTo(Verdict.SICK);
    assertThat(after.bleeding()).isEqualTo(Bleeding.PARTLY);
    assertThat(containment(story))
        .startsWith("Stopped by PutBucketPublicAccessBlock by")
        .doesNotContain("still has access");
    assertThat(new Condition().ask(Case.of(story.file())).text())
        .endsWith("RestrictPublicBuckets keeps them out since 2026-03-01 18:05 UTC.");
  }

  @Test
  void aBlockThatWasOnAllTheTimeKeepsThemOutAndThePageSaysOnlyThat() {
    Story story = published("billing").with(restricted(-5));

    Finding finding = story.judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.UNKNOWN);
    assertThat(containment(story)).isEqualTo("RestrictPublicBuckets is on and keeps them out.");
    assertThat(finding.gaps()).contains("who could read before RestrictPublicBuckets was on");
  }

  @Test
  void aBlockThatIsLiftedAfterThePolicyLetsThemIn() {
    assertThat(published("billing").with(restricted(-5), lifted(30)).judged().verdict())
        .isEqualTo(Verdict.SICK);
    Event gone = bucket("gone", 20, "DeleteBucketPolicy", "billing", "\"policy\": \"\"");
    assertThat(
            published("billing").with(restricted(-5), gone, lifted(30)).judged().verdict())
        .as("nobody was let in any more")
        .isEqualTo(Verdict.MAYBE);
  }

  @Test
  void whereOnlyTheLaterBlockIsKnownWhatWasBeforeStaysUnproven() {
    Finding finding = published("billing").with(shut(30)).judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.PARTLY);
  }

  @Test
  void theBlockForThePublicDoesNotKeepOutAStrangerByName() {
    Event policy = bucket("policy", 0, "PutBucketPolicy", "billing", """
        "bucketPolicy": {"Statement": [{"Effect": "Allow", "Action": "s3:GetObject",
         "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}""".formatted(Story.STRANGER));
    Finding finding =
        Story.of(Rules.bucketPolicy(), key(policy)).with(policy, shut(-5)).judged();
    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.containment().get(0).steps())
        .extracting(Finding.Step::operation)
        .as("nor does it stop him")
        .containsExactly("DeleteBucketPolicy");
  }

  @Test
  void aBlockThatEndedThePublicOneDoesNotEndAStrangerByNameWhoCameSince() {
    Event named = bucket("named", 20, "PutBucketPolicy", "billing", """
        "bucketPolicy": {"Statement": [{"Effect": "Allow", "Action": "s3:GetObject",
         "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}""".formatted(Story.STRANGER));
    Story story = published("billing").with(shut(10), named);

    assertThat(story.judged().verdict()).isEqualTo(Verdict.SICK);
    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.YES);
    assertThat(new Condition().ask(Case.of(story.file())).text()).endsWith(" It is still so.");
  }

  @Test
  void ofTwoListsWithinASecondNobodyKnowsWhichIsInForce() {
    Event open = bucket("open", 0, "PutBucketAcl", "billing", "\"x-amz-acl\": \"public-read\"");
    Event shut = bucket("a-shut", 0, "PutBucketAcl", "billing", "\"x-amz-acl\": \"private\"");
    Story story = Story.of(Rules.bucketAcl(), key(open)).with(open, shut);

    assertThat(Case.of(story.file()).still().gaps())
        .containsExactly("whether it is still so: acl of billing is not wholly known");
  }

  @Test
  void whetherALiftedBlockIsOnAgainIsKnown() {
    Event lifted = bucket(
        "gone", 0, "DeleteBucketPublicAccessBlock", "billing", "\"publicAccessBlock\": \"\"");
    Story story = Story.of(Rules.publicAccessBlock(), key(lifted)).with(lifted);

    assertThat(story.judged().bleeding()).isEqualTo(Bleeding.YES);
    assertThat(story.with(shut(10)).judged().bleeding()).isEqualTo(Bleeding.PARTLY);
    assertThat(containment(story)).startsWith("Stopped by PutBucketPublicAccessBlock by");
  }

  @Test
  void whoCreatesABucketThatIsThereTakesNothingBack() {
    Finding finding = published("billing").with(lifted(-1), createdAgain(30)).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
  }

  @Test
  void whoCreatesABucketThatIsThereDoesNotPutItsBlockOn() {
    Finding finding = published("billing").with(lifted(-2), createdAgain(-1)).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.YES);
  }

  @Test
  void aPublicPolicyThatWasTakenShowsThatTheBlockIsNotAsTheLogsTellIt() {
    Story story = published("billing").with(shut(-5));

    assertThat(new Condition().ask(Case.of(story.file())).text())
        .endsWith("Whether RestrictPublicBuckets keeps them out is not known.");
    assertThat(story.judged().gaps())
        .contains("public access block of bucket billing: a public bucket policy was accepted while"
            + " BlockPublicPolicy was on by the logs held, which do not tell what changed it;"
            + " s3api get-public-access-block would");
  }
}
