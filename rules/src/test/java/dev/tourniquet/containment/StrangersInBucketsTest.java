package dev.tourniquet.containment;

import static dev.tourniquet.containment.Chosen.BUCKET;
import static dev.tourniquet.containment.Chosen.only;
import static dev.tourniquet.containment.Chosen.operations;
import static dev.tourniquet.containment.Situations.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A block keeps out the public, and nobody whom a policy names. */
class StrangersInBucketsTest {

  private static final String POINT = "AWS::S3::AccessPoint|aws|111122223333|us-east-1|reports";
  private static final String STRANGER = "{'Statement': [{'Effect': 'Allow', 'Action': 's3:*',"
      + " 'Principal': {'AWS': 'arn:aws:iam::846424999548:root'}}]}";
  private static final String EVERYONE =
      "{'Statement': [{'Effect': 'Allow', 'Action': 's3:*', 'Principal': '*'}]}";
  private static final String OFF = "{'BlockPublicAcls': false, 'IgnorePublicAcls': false,"
      + " 'BlockPublicPolicy': false, 'RestrictPublicBuckets': false}";

  @Test
  void aStrangerByNameLosesThePolicyAndNoBlockIsPutOn() {
    Step step = only(Situations.of("block-public-access", BUCKET)
        .open("846424999548")
        .now("policy", STRANGER)
        .least());
    assertThat(step.call()).isEqualTo(Read.s3("DeleteBucketPolicy", "b"));
    assertThat(json(step.inverse().parameters().path("Policy").asText())).isEqualTo(json(STRANGER));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'Service': 'cloudfront.amazonaws.com'} | {'ArnLike': {'aws:SourceArn': 'arn:aws:cloudfront::846424999548:distribution/E1'}} | 846424999548
      '*'                                     | {'StringEquals': {'aws:PrincipalAccount': '846424999548'}}                        | 846424999548
      {'AWS': '*'}                            | {'StringEquals': {'aws:PrincipalOrgID': 'o-stranger'}}                            | o-stranger
      """)
  void whoStandsOnlyInAConditionLosesTheStatement(String principal, String condition, String who) {
    String ours = "{'Effect': 'Allow', 'Action': 's3:*', 'Principal': {'AWS': '111122223333'}}";
    String theirs =
        "{'Effect': 'Allow', 'Action': 's3:GetObject', 'Principal': %s, 'Condition': %s}"
            .formatted(principal, condition);
    Step step = only(Situations.of("block-public-access", BUCKET)
        .open(who)
        .now("policy", "{'Statement': [" + ours + "," + theirs + "]}")
        .least());
    assertThat(json(step.call().parameters().path("Policy").asText()))
        .isEqualTo(json("{'Statement': [" + ours + "]}"));
  }

  @Test
  void aServiceThatComesForUsStays() {
    assertThat(Situations.of("block-public-access", BUCKET)
            .open("846424999548")
            .now(
                "policy",
                "{'Statement': [{'Effect': 'Allow', 'Action': 's3:GetObject', 'Principal':"
                    + " {'Service': 'cloudfront.amazonaws.com'}, 'Condition': {'StringEquals':"
                    + " {'aws:SourceAccount': '111122223333'}}}]}")
            .least())
        .isEmpty();
  }

  @Test
  void whereEveryoneIsLetInBesideTheStrangerThePolicyGoesBeforeTheBlock() {
    assertThat(operations(Situations.of("block-public-access", BUCKET)
            .open("*", "846424999548")
            .now("policy", STRANGER)
            .least()))
        .containsExactly("s3:DeleteBucketPolicy", "s3:PutPublicAccessBlock");
  }

  @Test
  void theBlockOfAnAccessPointIsNotWrittenIntoTheAccount() {
    Step step = only(
        Situations.of("close-access-point", POINT).now("publicAccessBlock", OFF).least());
    assertThat(step.call().name()).isEqualTo("s3control:PutPublicAccessBlock");
    assertThat(step.inverse())
        .isEqualTo(new Call(
            "s3control", "DeletePublicAccessBlock", json("{'AccountId': '111122223333'}")));
    assertThat(step.cautions())
        .anyMatch(text -> text.startsWith("The setting before is not in the logs"));
  }

  @Test
  void whoIsLetInByTheAccessPointLosesItsPolicy() {
    Situations named =
        Situations.of("close-access-point", POINT).open("846424999548").now("policy", STRANGER);
    Step step = only(named.least());
    assertThat(step.cli())
        .isEqualTo("aws s3control delete-access-point-policy --region us-east-1 --cli-input-json "
            + "'{\"AccountId\":\"111122223333\",\"Name\":\"reports\"}'");
    assertThat(step.inverse().name()).isEqualTo("s3control:PutAccessPointPolicy");
    assertThat(step.inverse().parameters().path("AccountId").asText()).isEqualTo("111122223333");
    assertThat(operations(named.steps("strong")))
        .as("no block keeps an account out")
        .containsExactly("s3control:DeleteAccessPointPolicy");
    assertThat(operations(Situations.of("close-access-point", POINT)
            .open("*")
            .now("policy", EVERYONE)
            .steps("strong")))
        .containsExactly("s3control:DeleteAccessPointPolicy", "s3control:PutPublicAccessBlock");
  }

  @Test
  void thePolicyOfAnAccessPointGoesBackAsItWasRead() {
    Step planned = only(Situations.of("close-access-point", POINT)
        .open("*")
        .before("policy", STRANGER)
        .now("policy", EVERYONE)
        .least());
    Step exact = Exact.of(
            planned, List.of(new Answer(planned.save().get(0), json("{'Policy': '{}'}"), "")))
        .get(0)
        .step();
    assertThat(exact.inverse().parameters())
        .isEqualTo(json("{'AccountId': '111122223333', 'Name': 'reports', 'Policy': '{}'}"));
  }
}
