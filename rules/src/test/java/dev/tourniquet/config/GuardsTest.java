package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import org.junit.jupiter.api.Test;

class GuardsTest {

  @Test
  void aPublicBucketPolicyProvesThatBlockPublicPolicyWasOffAtBucketAndAccount() {
    assertThat(Guards.off(
            policy("{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\"}")))
        .extracting(proof -> proof.resource().text() + " " + proof.guard())
        .containsExactly(
            "AWS::S3::Bucket|aws||global|b publicAccessBlock.BlockPublicPolicy",
            "AWS::S3::AccountPublicAccessBlock|aws||global|111122223333"
                + " publicAccessBlock.BlockPublicPolicy");
  }

  @Test
  void aPolicyThatIsNotPublicOrOnlyUnderAConditionProvesNothing() {
    assertThat(Guards.off(policy("{\"Effect\": \"Deny\", \"Principal\": \"*\"}")))
        .isEmpty();
    assertThat(Guards.off(
            policy("{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"111122223333\"}}")))
        .isEmpty();
    assertThat(Guards.off(policy("{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": [\"*\"]},"
            + " \"Condition\": {\"StringEquals\": {\"aws:SourceVpce\": \"vpce-1\"}}}")))
        .isEmpty();
  }

  @Test
  void aSnapshotMadePublicIsNotEncryptedAndNotBlocked() {
    assertThat(Guards.off(snapshot("{\"group\": \"all\"}")))
        .extracting(GuardProof::guard)
        .containsExactly("encrypted", "state");
  }

  @Test
  void aSnapshotSharedWithOneAccountProvesNothing() {
    assertThat(Guards.off(snapshot("{\"userId\": \"999988887777\"}"))).isEmpty();
  }

  private static Event policy(String statement) {
    return Event.parse("""
        {"eventID": "e1", "eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy",
         "eventTime": "2026-03-01T00:00:00Z", "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
         "requestParameters": {"bucketName": "b", "bucketPolicy": {"Statement": [%s]}}}
        """.formatted(statement));
  }

  private static Event snapshot(String grantee) {
    return Event.parse("""
        {"eventID": "e1", "eventSource": "ec2.amazonaws.com", "eventName": "ModifySnapshotAttribute",
         "eventTime": "2026-03-01T00:00:00Z", "awsRegion": "us-east-1", "recipientAccountId": "111122223333",
         "requestParameters": {"snapshotId": "snap-1", "createVolumePermission": {"add": {"items": [%s]}}}}
        """.formatted(grantee));
  }
}
