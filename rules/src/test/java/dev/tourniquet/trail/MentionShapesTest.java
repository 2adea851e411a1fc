package dev.tourniquet.trail;

import static dev.tourniquet.trail.Given.call;
import static dev.tourniquet.trail.Given.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of real events that an extractor must survive. */
class MentionShapesTest {

  private static List<String> ids(Event event) {
    return Mentions.of(event).all().stream()
        .map(mention -> mention.resource().id())
        .toList();
  }

  @Test
  void newerEc2CallsWrapEverything() {
    Event event = call(
        "ec2:CreateNatGateway",
        "'requestParameters':{'CreateNatGatewayRequest':{'SubnetId':'subnet-01ed430875cff578d','AllocationId':'eipalloc-08a083beb7e83dbc0','ClientToken':'x'}},"
            + "'responseElements':{'CreateNatGatewayResponse':{'natGateway':{'natGatewayId':'nat-03575abbac42080d9','vpcId':'vpc-06fe1a64761a0f720','natGatewayAddressSet':{'item':{'allocationId':'eipalloc-08a083beb7e83dbc0'}}}}}");
    assertThat(Mentions.of(event).all())
        .extracting(mention -> mention.resource().id(), Mention::relation)
        .containsExactly(
            tuple("nat-03575abbac42080d9", Relation.CREATED),
            tuple("subnet-01ed430875cff578d", Relation.CONTAINER),
            tuple("vpc-06fe1a64761a0f720", Relation.CONTAINER),
            tuple("eipalloc-08a083beb7e83dbc0", Relation.DEPENDENCY));
  }

  @Test
  void aValueMayHideInAnXmlLeftover() {
    assertThat(ids(request(
            "ec2:DeleteFlowLogs",
            "{'DeleteFlowLogsRequest':{'FlowLogId':{'tag':1,'content':'fl-0e17aa62a21d4bbfe'}}}")))
        .containsExactly("fl-0e17aa62a21d4bbfe");
  }

  @Test
  void emptyContainersComeAsTextObjectOrNull() {
    assertThat(
            ids(
                request(
                    "ec2:RunInstances",
                    "{'blockDeviceMapping':{},'unsuccessful':'','groupSet':null,'instancesSet':{'items':[{'imageId':'ami-0123456789abcdef0'}]}}")))
        .containsExactly("ami-0123456789abcdef0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'groupId':'sg-0123456789abcdef0','cidrIp':'0.0.0.0/0','ipPermissions':{}}",
        "{'groupId':'sg-0123456789abcdef0','ipPermissions':{'items':[{'ipRanges':{'items':[{'cidrIp':'0.0.0.0/0'}]}}]}}"
      })
  void aSecurityGroupIsFoundFlatAndNested(String parameters) {
    assertThat(ids(request("ec2:AuthorizeSecurityGroupIngress", parameters)))
        .containsExactly("sg-0123456789abcdef0");
  }

  @Test
  void aSecurityGroupThatIsLetInIsADependency() {
    Event event = request(
        "ec2:AuthorizeSecurityGroupIngress",
        "{'groupId':'sg-0123456789abcdef0','ipPermissions':{'items':[{'groups':{'items':[{'groupId':'sg-0fedcba9876543210'}]}}]}}");
    assertThat(Mentions.of(event).all())
        .extracting(mention -> mention.resource().id(), Mention::relation)
        .containsExactly(
            tuple("sg-0123456789abcdef0", Relation.TARGET),
            tuple("sg-0fedcba9876543210", Relation.DEPENDENCY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'photos'", "['photos']"})
  void s3WritesTextsAndOnceWroteLists(String bucket) {
    assertThat(ids(request(
            "s3:DeleteBucket", "{'bucketName':" + bucket + ",'Host':'photos.s3.amazonaws.com'}")))
        .containsExactly("photos");
  }

  @Test
  void anObjectIsBucketAndKey() {
    assertThat(ids(request("s3:GetObject", "{'bucketName':'photos','key':'2026/cat|1.jpg'}")))
        .containsExactlyInAnyOrder("photos", "photos/2026/cat|1.jpg");
  }

  @Test
  void aListedPrefixIsItsBucket() {
    assertThat(ids(call(
            "s3:ListObjects",
            "'resources':[{'type':'AWS::S3::Object','ARNPrefix':'arn:aws:s3:::photos/'}]")))
        .containsExactly("photos");
  }

  @Test
  void anArnMayBePercentEncodedOrWrappedByApiGateway() {
    assertThat(ids(request(
            "eks:DeleteAccessEntry",
            "{'roleArn':'arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FWeb'}")))
        .containsExactly("Web");
    assertThat(
            ids(
                request(
                    "apigateway:CreateIntegration",
                    "{'integrationUri':'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:resize/invocations'}")))
        .containsExactly("resize");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8::1",
        "2026-03-01T10:00:00Z",
        "key-production",
        "vpc-frontend-prod",
        "sg-short",
        "eni-attach-0123456789abcdef0",
        "rtbassoc-06c42ea03f0967f18",
        "ASIAQNZGKIQY56JQ7WML",
        "HIDDEN_DUE_TO_SECURITY_REASONS",
        "arn:aws:s3",
        "arn:aws:::::",
        ""
      })
  void whatOnlyLooksLikeAResourceIsNone(String text) {
    assertThat(ids(request("ec2:ModifySomething", "{'anything':'" + text + "'}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Statement':[{'Effect':'Allow','Resource':'arn:aws:s3:::elsewhere'}]}",
        "'{\\u0022Statement\\u0022:[{\\u0022Resource\\u0022:\\u0022arn:aws:s3:::elsewhere\\u0022}]}'"
      })
  void whatAPolicyIsAboutIsNoTarget(String policy) {
    assertThat(ids(
            request("s3:PutBucketPolicy", "{'bucketName':'photos','bucketPolicy':" + policy + "}")))
        .containsExactly("photos");
  }

  @Test
  void anAnonymisedIdIsFoundOnlyWhereIdsStand() {
    assertThat(ids(request("ec2:GetPasswordData", "{'instanceId':'i-i2jnm5swa59p4fxg'}")))
        .containsExactly("i-i2jnm5swa59p4fxg");
    assertThat(ids(request("ec2:GetPasswordData", "{'instanceName':'i-i2jnm5swa59p4fxg'}")))
        .isEmpty();
    assertThat(ids(request("ec2:GetPasswordData", "{'instanceId':'i-production'}")))
        .isEmpty();
  }

  @Test
  void tagsAndDescriptionsNameNothing() {
    assertThat(
            ids(
                request(
                    "ec2:CreateTags",
                    "{'resourcesSet':{'items':[{'resourceId':'i-0123456789abcdef0'}]},'tagSet':{'items':[{'key':'x','value':'vpc-0123456789abcdef0'}]},'description':'ami-0123456789abcdef0'}")))
        .containsExactly("i-0123456789abcdef0");
  }
}
