package dev.tourniquet.triage;

import static dev.tourniquet.triage.Story.BACKUP;
import static dev.tourniquet.triage.Story.STRANGER;
import static dev.tourniquet.triage.Story.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that a policy lets in comes for the account that the condition on its source names. */
class ServiceForSomeoneTest {

  private static Finding bucket(String condition) {
    return Story.of(Rules.bucketPolicy(), "AWS::S3::Bucket|aws||global|billing")
        .with(event("policy", 0, """
            {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "readOnly": false,
             "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
             "requestParameters": {"bucketName": "billing", "bucketPolicy": {"Statement": [
               {"Effect": "Allow", "Principal": {"Service": "cloudfront.amazonaws.com"}, "Action": "s3:GetObject",
                "Resource": "*", "Condition": {%s}}]}}}""".formatted(Shares.PERSON, condition.replace('\'', '"'))))
        .judged();
  }

  private static Finding queue(String account) {
    String policy = """
        {"Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
          "Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:us-east-1:%s:topic"}}}]}""".formatted(account);
    return Story.of(Rules.resourcePolicy(), "AWS::SQS::Queue|aws|111122223333|us-east-1|orders")
        .with(event("policy", 0, """
            {"eventSource": "sqs.amazonaws.com", "eventName": "SetQueueAttributes", "readOnly": false,
             "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
             "requestParameters": {"queueUrl": "https://sqs.us-east-1.amazonaws.com/111122223333/orders",
               "attributes": {"Policy": %s}}}""".formatted(Shares.PERSON, TextNode.valueOf(policy))))
        .judged();
  }

  private static Finding function(String account) {
    return Story.of(Rules.function(), "AWS::Lambda::Function|aws|111122223333|us-east-1|app")
        .with(event("permission", 0, """
            {"eventSource": "lambda.amazonaws.com", "eventName": "AddPermission20150331v2", "readOnly": false,
             "sourceIPAddress": "203.0.113.7", "userIdentity": %s,
             "requestParameters": {"functionName": "app", "statementId": "api", "action": "lambda:InvokeFunction",
               "principal": "apigateway.amazonaws.com",
               "sourceArn": "arn:aws:execute-api:us-east-1:%s:abc/*/GET/111122223333"}}""".formatted(Shares.PERSON, account)))
        .judged();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'StringEquals': {'AWS:SourceArn': 'arn:aws:cloudfront::846424999548:distribution/E1'} | SICK
      'StringEquals': {'AWS:SourceAccount': '846424999548'}                                 | SICK
      'StringEqualsIfExists': {'AWS:SourceAccount': '846424999548'}                         | SICK
      'StringEquals': {'AWS:SourceOrgID': 'o-stranger'}                                     | SICK
      'StringEquals': {'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1'} | NOT_SICK
      'StringEquals': {'AWS:SourceArn': 'arn:aws:cloudfront::444455556666:distribution/E1'} | NOT_SICK
      'StringEquals': {'AWS:SourceOrgID': 'o-exampleorgid'}                                 | NOT_SICK
      """)
  void aBucketForADistribution(String condition, Verdict expected) {
    Finding finding = bucket(condition);
    assertThat(finding.verdict() == Verdict.NOT_SICK)
        .as(finding.summary())
        .isEqualTo(expected == Verdict.NOT_SICK);
  }

  @Test
  void whoIsServedLosesTheStatement() {
    assertThat(bucket("'StringEquals': {'AWS:SourceAccount': '846424999548'}").containment())
        .hasSize(2)
        .allSatisfy(plan -> assertThat(plan.steps())
            .extracting(Finding.Step::operation)
            .contains("DeleteBucketPolicy"));
    assertThat(queue(STRANGER).containment().get(0).steps())
        .extracting(Finding.Step::operation)
        .contains("SetQueueAttributes");
  }

  @Test
  void aQueueForATopic() {
    assertThat(queue(STRANGER).verdict()).isEqualTo(Verdict.SICK);
    assertThat(queue(BACKUP).verdict()).isEqualTo(Verdict.NOT_SICK);
    assertThat(queue(Story.ACCOUNT).verdict()).isEqualTo(Verdict.NOT_SICK);
  }

  @Test
  void aFunctionForAGateway() {
    Finding finding = function(STRANGER);
    assertThat(finding.verdict()).isEqualTo(Verdict.SICK);
    assertThat(finding.signs())
        .anyMatch(sign -> sign.answer().startsWith("Shared with account " + STRANGER));
    assertThat(function(Story.ACCOUNT).verdict()).isEqualTo(Verdict.NOT_SICK);
  }
}
