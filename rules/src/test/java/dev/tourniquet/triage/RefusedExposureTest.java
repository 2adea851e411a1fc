package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

/** A public access block makes AWS refuse to open a bucket: nothing was exposed. */
class RefusedExposureTest {

  private static Event refused(String operation, String request) {
    return event("refused", 0, """
        {"eventSource": "s3.amazonaws.com", "eventName": "%s", "readOnly": false,
         "sourceIPAddress": "203.0.113.7", "userIdentity": %s, "errorCode": "AccessDenied",
         "requestParameters": {"bucketName": "billing", "key": "a.csv", %s}}""".formatted(operation, Shares.PERSON, request));
  }

  private static void isAtMostMaybe(TriageRule rule, Event event) {
    Finding finding =
        Story.of(rule, "AWS::S3::Bucket|aws||global|billing").with(event).judged();

    assertThat(finding.verdict()).isEqualTo(Verdict.MAYBE);
    assertThat(finding.bleeding()).isEqualTo(Bleeding.NO);
    assertThat(finding.containment()).isEmpty();
  }

  @Test
  void aRefusedPublicPolicyExposesNothing() {
    isAtMostMaybe(Rules.bucketPolicy(), refused("PutBucketPolicy", """
        "bucketPolicy": {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}]}"""));
  }

  @Test
  void aRefusedPublicListOfABucketExposesNothing() {
    isAtMostMaybe(
        Rules.bucketAcl(),
        refused("PutBucketAcl", "\"x-amz-acl\": \"public-read\", \"acl\": \"\""));
  }

  @Test
  void aRefusedPublicListOfAnObjectExposesNothing() {
    isAtMostMaybe(Rules.objectAcl(), refused("PutObjectAcl", "\"x-amz-acl\": \"public-read\""));
    isAtMostMaybe(Rules.objectAcl(), refused("PutObject", "\"x-amz-acl\": \"public-read\""));
  }
}
