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
  void aLiftedBlockIsNotSickWhereEveryoneMayComeInAndMaybeElsewhere() {
    assertThat(unblocked("www.example.com").verdict()).isEqualTo(Verdict.NOT_SICK);
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
}
