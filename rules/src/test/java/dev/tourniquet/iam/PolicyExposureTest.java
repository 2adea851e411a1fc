package dev.tourniquet.iam;

import static dev.tourniquet.iam.Audience.FOREIGN;
import static dev.tourniquet.iam.Audience.ORG;
import static dev.tourniquet.iam.Audience.OWN;
import static dev.tourniquet.iam.Audience.PUBLIC_ANON;
import static dev.tourniquet.iam.Audience.PUBLIC_ANY_AWS;
import static dev.tourniquet.iam.Audience.VPC_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyExposureTest {

  private static final Owner US = new Owner(Set.of("111122223333", "444455556666"), "o-ours");
  private static final String EVERYONE = "'*'";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      '*'                                                   | PUBLIC_ANON
      {'AWS':'*'}                                           | PUBLIC_ANON
      {'AWS':['arn:aws:iam::111122223333:root','*']}        | PUBLIC_ANON
      {'AWS':'arn:aws:iam::*:root'}                         | PUBLIC_ANON
      {'AWS':'999988887777'}                                | FOREIGN
      {'AWS':'arn:aws:iam::999988887777:role/x'}            | FOREIGN
      {'CanonicalUser':'79a59df900b949e55d96a1e698fbaced'}  | FOREIGN
      {'AWS':'111122223333'}                                | OWN
      {'AWS':'arn:aws:iam::444455556666:user/x'}            | OWN
      {'AWS':'AROAEXAMPLEEXAMPLEAAA'}                       | OWN
      {'AWS':'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'} | OWN
      {'Service':'cloudfront.amazonaws.com'}                | OWN
      """)
  void principalsOfABucket(String principal, Audience expected) {
    assertThat(judge(ResourceKind.S3, principal, "{}").audience()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'StringEquals':{'aws:PrincipalOrgID':'o-ours'}}                       | ORG
      {'StringEquals':{'aws:PrincipalOrgID':'o-theirs'}}                     | FOREIGN
      {'StringEquals':{'aws:PrincipalOrgID':['o-ours','o-theirs']}}          | FOREIGN
      {'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-ours/r-1/*'}}    | ORG
      {'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-*/r-1/*'}}       | PUBLIC_ANON
      {'ForAllValues:StringLike':{'aws:PrincipalOrgPaths':'o-ours/*'}}       | PUBLIC_ANON
      {'StringLike':{'aws:PrincipalOrgID':'*'}}                              | PUBLIC_ANON
      {'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-ours'}}               | PUBLIC_ANON
      {'StringNotEquals':{'aws:PrincipalOrgID':'o-theirs'}}                  | PUBLIC_ANON
      {'StringEquals':{'aws:PrincipalAccount':'111122223333'}}               | OWN
      {'StringEquals':{'AWS:SourceOwner':'111122223333'}}                    | OWN
      {'StringEquals':{'aws:SourceAccount':'999988887777'}}                  | FOREIGN
      {'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}}    | OWN
      {'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/admin'}}           | PUBLIC_ANON
      {'ArnLike':{'aws:SourceArn':'arn:aws:sns:us-east-1:111122223333:*'}}   | OWN
      {'ArnLike':{'aws:SourceArn':'arn:aws:s3:::bucket'}}                    | PUBLIC_ANON
      {'StringLike':{'aws:userid':'AROAEXAMPLE:*'}}                          | OWN
      {'StringEquals':{'aws:userid':'AIDAEXAMPLE'}}                          | OWN
      {'StringLike':{'aws:userid':'*:session'}}                              | PUBLIC_ANON
      {'StringLike':{'aws:userid':'A*'}}                                     | PUBLIC_ANON
      {'StringLike':{'aws:userid':['AROAEXAMPLE:*','AIDA?*']}}               | PUBLIC_ANON
      {'StringEquals':{'aws:userid':'${aws:userid}'}}                        | PUBLIC_ANON
      {'StringLike':{'aws:userid':'AROAEXAMPLE:${aws:username}'}}            | OWN
      {'StringEquals':{'aws:SourceVpce':'${aws:SourceVpce}'}}                | PUBLIC_ANON
      {'StringEquals':{'aws:SourceVpce':'vpce-1'}}                           | VPC_ONLY
      {'StringEquals':{'aws:SourceVpc':['vpc-1','vpc-2']}}                   | VPC_ONLY
      {'StringLike':{'aws:SourceVpce':'vpce-*'}}                             | PUBLIC_ANON
      {'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}                        | PUBLIC_ANON
      {'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}}                        | VPC_ONLY
      {'IpAddress':{'aws:SourceIp':'203.0.113.7'}}                           | VPC_ONLY
      {'IpAddress':{'aws:SourceIp':['203.0.113.0/24','0.0.0.0/0']}}          | PUBLIC_ANON
      {'IpAddress':{'aws:SourceIp':'52.0.0.0/8'}}                            | PUBLIC_ANON
      {'IpAddress':{'aws:SourceIp':'52.0.0.0/9'}}                            | VPC_ONLY
      {'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}                            | VPC_ONLY
      {'IpAddress':{'aws:SourceIp':'2001:db8::/32'}}                         | PUBLIC_ANON
      {'IpAddress':{'aws:SourceIp':'2001:db8:1::/48'}}                       | VPC_ONLY
      {'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}                     | PUBLIC_ANON
      {'Bool':{'aws:SecureTransport':'true'}}                                | PUBLIC_ANON
      {'StringEquals':{'aws:Referer':'https://www.example.com/'}}            | PUBLIC_ANON
      {'StringEquals':{'aws:UserAgent':'secret'}}                            | PUBLIC_ANON
      {'StringEquals':{'aws:ResourceAccount':'111122223333'}}                | PUBLIC_ANON
      {'StringEquals':{'aws:RequestedRegion':'eu-west-1'}}                   | PUBLIC_ANON
      {'StringLike':{'s3:prefix':'public/*'}}                                | PUBLIC_ANON
      {'StringEquals':{'s3:DataAccessPointAccount':'111122223333'}}          | OWN
      {'Bool':{'aws:SecureTransport':'true'},'StringEquals':{'aws:PrincipalOrgID':'o-ours'}}  | ORG
      {'StringEquals':{'aws:PrincipalOrgID':'o-ours','aws:SourceVpce':'vpce-1'}}  | VPC_ONLY
      """)
  void conditionsOnEveryone(String condition, Audience expected) {
    assertThat(judge(ResourceKind.S3, EVERYONE, condition).audience()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "S3, PUBLIC_ANON",
    "SNS_TOPIC, PUBLIC_ANON",
    "SQS_QUEUE, PUBLIC_ANON",
    "KMS_KEY, PUBLIC_ANY_AWS",
    "SECRET, PUBLIC_ANY_AWS",
    "IAM_ROLE, PUBLIC_ANY_AWS",
    "OPENSEARCH, PUBLIC_ANON",
    "OPENSEARCH_IN_VPC, VPC_ONLY",
    "OTHER, PUBLIC_ANY_AWS",
  })
  void everyoneMeansSomethingElseForEachKind(ResourceKind kind, Audience expected) {
    assertThat(judge(kind, EVERYONE, "{}").audience()).isEqualTo(expected);
  }

  @Test
  void aDenyOfOthersOnABucketAndItsObjectsNarrowsWhatIsAllowedOnBoth() {
    String both = "'Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']";
    String deny = "{'Effect':'Deny','Principal':'*','Action':'s3:*',%s,"
        + "'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-ours'}}}";
    String allow = "{'Effect':'Allow','Principal':'*','Action':'s3:*'," + both + "}";
    assertThat(judgeAll(ResourceKind.S3, allow, deny.formatted(both)).audience())
        .isEqualTo(ORG);
    assertThat(judgeAll(
                ResourceKind.S3,
                allow,
                deny.formatted("'Resource':['arn:aws:s3:::b','arn:aws:s3:::c/*']"))
            .audience())
        .as("its objects are left out")
        .isEqualTo(PUBLIC_ANON);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      s3:GetObject     | arn:aws:s3:::b/*               | OWN
      s3:Get*          | arn:aws:s3:::b*                | OWN
      s3:???Object     | arn:aws:s3:*                   | OWN
      s3:GetObject     | arn:aws:s3:::b/?               | PUBLIC_ANON
      s3:GetObject     | arn:aws:s3:::b/?*              | PUBLIC_ANON
      s3:GetObject     | arn:aws:s3:::b/${aws:username} | PUBLIC_ANON
      s3:GetObject     | arn:aws:s3:::b/${aws:username}*| PUBLIC_ANON
      s3:GetObject     | ${aws:username}                | PUBLIC_ANON
      s3:GetObject?    | *                              | PUBLIC_ANON
      """)
  void aDenyOfOthersTakesAwayOnlyWhatItsPatternsContain(
      String action, String resource, Audience expected) {
    String allow = "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject',"
        + "'Resource':'arn:aws:s3:::b/*'}";
    String deny = "{'Effect':'Deny','Principal':'*','Action':'%s','Resource':'%s',"
        + "'Condition':{'StringNotEquals':{'aws:PrincipalAccount':'111122223333'}}}";
    assertThat(
            judgeAll(ResourceKind.S3, allow, deny.formatted(action, resource)).audience())
        .isEqualTo(expected);
  }

  @Test
  void aDenyOfOthersMustContainThePatternsOfTheAllowAsWell() {
    String allow =
        "{'Effect':'Allow','Principal':'*','Action':'s3:Get*','Resource':'arn:aws:s3:::b/*'}";
    String deny = "{'Effect':'Deny','Principal':'*','Action':'%s','Resource':'*',"
        + "'Condition':{'StringNotEquals':{'aws:PrincipalAccount':'111122223333'}}}";
    assertThat(judgeAll(ResourceKind.S3, allow, deny.formatted("s3:Get?")).audience())
        .isEqualTo(PUBLIC_ANON);
    assertThat(judgeAll(ResourceKind.S3, allow, deny.formatted("s3:*")).audience())
        .isEqualTo(OWN);
  }

  @Test
  void aDenyForEveryoneExposesNothing() {
    assertThat(judgeAll(
            ResourceKind.S3, "{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*'}"))
        .isEqualTo(Exposure.NONE);
  }

  @Test
  void anAllowForAllButOneIsPublic() {
    assertThat(judgeAll(
                ResourceKind.S3,
                "{'Effect':'Allow','NotPrincipal':{'AWS':'999988887777'},'Action':'*','Resource':'*'}")
            .audience())
        .isEqualTo(PUBLIC_ANON);
  }

  @Test
  void aDenyOfAllOthersNarrowsEveryone() {
    String open =
        "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";
    String others = "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*',"
        + "'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-ours'}}}";
    assertThat(judgeAll(ResourceKind.S3, open, others).audience()).isEqualTo(ORG);
  }

  @Test
  void aDenyThatLeavesOutTheResourceDoesNot() {
    String open =
        "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";
    String elsewhere =
        "{'Effect':'Deny','Principal':'*','Action':'s3:GetObject','NotResource':'arn:aws:s3:::b/*',"
            + "'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-ours'}}}";
    assertThat(judgeAll(ResourceKind.S3, open, elsewhere).audience()).isEqualTo(PUBLIC_ANON);
  }

  @Test
  void aDenyOfOtherActionsDoesNot() {
    String open =
        "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";
    String others = "{'Effect':'Deny','Principal':'*','Action':'s3:Put*','Resource':'*',"
        + "'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-ours'}}}";
    assertThat(judgeAll(ResourceKind.S3, open, others).audience()).isEqualTo(PUBLIC_ANON);
  }

  @Test
  void theWidestStatementCountsAndEveryStrangerIsNamed() {
    Exposure exposure = judgeAll(
        ResourceKind.S3,
        "{'Effect':'Allow','Principal':{'AWS':'999988887777'},'Action':'s3:PutObject','Resource':'*'}",
        "{'Effect':'Allow','Principal':'*','Action':'s3:GetBucketLocation','Resource':'*'}");
    assertThat(exposure.audience()).isEqualTo(PUBLIC_ANON);
    assertThat(exposure.foreign()).containsExactly("999988887777");
    assertThat(exposure.actions()).containsExactly("s3:getbucketlocation");
    assertThat(exposure.statements()).extracting(StatementSource::index).containsExactly(1);
  }

  @Test
  void aServiceWithoutASourceIsAConfusedDeputy() {
    assertThat(judge(ResourceKind.LAMBDA_FUNCTION, "{'Service':'s3.amazonaws.com'}", "{}")
            .notes())
        .containsExactly(
            "s3.amazonaws.com may come on behalf of any customer (confused deputy): no condition fixes"
                + " the source");
    assertThat(judge(
                ResourceKind.LAMBDA_FUNCTION,
                "{'Service':'s3.amazonaws.com'}",
                "{'StringEquals':{'AWS:SourceAccount':'111122223333'}}")
            .notes())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'StringEquals':{'AWS:SourceArn':'arn:aws:cloudfront::999988887777:distribution/E1'}} | 999988887777
      {'StringEqualsIfExists':{'aws:SourceAccount':'999988887777'}}                         | 999988887777
      {'ForAnyValue:StringEquals':{'aws:SourceAccount':['111122223333','999988887777']}}    | 999988887777
      {'StringEquals':{'aws:SourceOrgID':'o-theirs'}}                                       | o-theirs
      {'StringEquals':{'AWS:SourceArn':'arn:aws:cloudfront::111122223333:distribution/E1'}} |
      {'StringEquals':{'aws:SourceOrgID':'o-ours'}}                                         |
      {'ArnLike':{'aws:SourceArn':'arn:aws:s3:::bucket'}}                                   |
      {'StringNotEquals':{'aws:SourceAccount':'999988887777'}}                              |
      {'StringEquals':{'aws:SourceAccount':'111122223333'},'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:999988887777:*'}} |
      """)
  void aServiceComesForWhomTheSourceBelongsTo(String condition, String stranger) {
    Exposure exposure = judge(ResourceKind.S3, "{'Service':'cloudfront.amazonaws.com'}", condition);
    assertThat(exposure.foreign()).isEqualTo(stranger == null ? Set.of() : Set.of(stranger));
    assertThat(exposure.audience()).isEqualTo(stranger == null ? OWN : FOREIGN);
  }

  @Test
  void aServiceThatARoleTrustsIsOrdinary() {
    assertThat(judge(ResourceKind.IAM_ROLE, "{'Service':'ec2.amazonaws.com'}", "{}")
            .notes())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {}                                                                     | PUBLIC_ANY_AWS
      {'StringEquals':{'lambda:FunctionUrlAuthType':'NONE'}}                 | PUBLIC_ANON
      {'StringEquals':{'lambda:FunctionUrlAuthType':'AWS_IAM'}}              | OWN
      {'StringEquals':{'AWS:SourceAccount':'111122223333'}}                  | OWN
      {'ArnLike':{'AWS:SourceArn':'arn:aws:events:us-east-1:111122223333:rule/x'}} | OWN
      {'StringEquals':{'aws:PrincipalOrgID':'o-ours'}}                       | ORG
      """)
  void everyoneOnAFunction(String condition, Audience expected) {
    String statement =
        "{'Effect':'Allow','Principal':'*','Action':'lambda:InvokeFunction','Resource':'*','Condition':"
            + condition + "}";
    assertThat(judgeAll(ResourceKind.LAMBDA_FUNCTION, statement).audience()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'StringEquals':{'kms:CallerAccount':'111122223333','kms:ViaService':'s3.us-east-1.amazonaws.com'}} | OWN
      {'StringEquals':{'kms:ViaService':'s3.us-east-1.amazonaws.com'}}       | PUBLIC_ANY_AWS
      """)
  void everyoneOnAKey(String condition, Audience expected) {
    assertThat(judge(ResourceKind.KMS_KEY, "{'AWS':'*'}", condition).audience())
        .isEqualTo(expected);
  }

  @Test
  void aFileSystemReachedThroughItsMountTargetIsForTheNetworkOnly() {
    assertThat(judge(
                ResourceKind.FILE_SYSTEM,
                EVERYONE,
                "{'Bool':{'elasticfilesystem:AccessedViaMountTarget':'true'}}")
            .audience())
        .isEqualTo(VPC_ONLY);
    assertThat(judge(ResourceKind.FILE_SYSTEM, EVERYONE, "{}").audience())
        .isEqualTo(PUBLIC_ANY_AWS);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'StringLike':{'token.actions.githubusercontent.com:sub':'repo:our-org/*'}}                | OWN
      {'StringEquals':{'token.actions.githubusercontent.com:sub':'repo:our-org/app:ref:refs/heads/main'}} | OWN
      {'StringLike':{'token.actions.githubusercontent.com:sub':'repo:*'}}                        | PUBLIC_ANON
      {'StringLike':{'token.actions.githubusercontent.com:sub':'*'}}                             | PUBLIC_ANON
      {'StringLike':{'token.actions.githubusercontent.com:sub':'repo:our*/x'}}                   | PUBLIC_ANON
      {'StringLikeIfExists':{'token.actions.githubusercontent.com:sub':'repo:our-org/*'}}        | PUBLIC_ANON
      {'StringEquals':{'token.actions.githubusercontent.com:aud':'sts.amazonaws.com'}}           | PUBLIC_ANON
      {'StringEquals':{'token.actions.githubusercontent.com:sub':'${token.actions.githubusercontent.com:sub}'}} | PUBLIC_ANON
      """)
  void trustInGitHubNeedsARepository(String condition, Audience expected) {
    String provider =
        "{'Federated':'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'}";
    assertThat(judge(ResourceKind.IAM_ROLE, provider, condition).audience()).isEqualTo(expected);
  }

  @Test
  void aProviderOfOurOwnServesOnlyUs() {
    assertThat(judge(
                ResourceKind.IAM_ROLE,
                "{'Federated':'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC'}",
                "{}")
            .audience())
        .isEqualTo(OWN);
    assertThat(judge(
                ResourceKind.IAM_ROLE,
                "{'Federated':'arn:aws:iam::111122223333:saml-provider/okta'}",
                "{}")
            .audience())
        .isEqualTo(OWN);
  }

  @ParameterizedTest
  @CsvSource({
    "oidc.circleci.com/org/8a3b, OWN",
    "api.bitbucket.org/2.0/workspaces/ours/pipelines-config/identity/oidc, OWN",
    "token.actions.githubusercontent.com/our-enterprise, OWN",
    "oidc.circleci.com, PUBLIC_ANON",
    "oidc.circleci.com/, PUBLIC_ANON",
  })
  void anIssuerOfOneTenantServesNobodyElse(String issuer, Audience expected) {
    String provider = "{'Federated':'arn:aws:iam::111122223333:oidc-provider/" + issuer + "'}";
    assertThat(judge(ResourceKind.IAM_ROLE, provider, "{}").audience()).isEqualTo(expected);
  }

  @Test
  void aProviderInAnotherAccountIsForeign() {
    assertThat(judge(
                ResourceKind.IAM_ROLE,
                "{'Federated':'arn:aws:iam::999988887777:saml-provider/okta'}",
                "{}")
            .foreign())
        .containsExactly("999988887777");
  }

  @ParameterizedTest
  @CsvSource({"unauthenticated, PUBLIC_ANON", "authenticated, OWN"})
  void guestsOfAnIdentityPoolArePublic(String kind, Audience expected) {
    String condition = "{'StringEquals':{'cognito-identity.amazonaws.com:aud':'us-east-1:pool'},"
        + "'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'" + kind + "'}}";
    assertThat(judge(
                ResourceKind.IAM_ROLE, "{'Federated':'cognito-identity.amazonaws.com'}", condition)
            .audience())
        .isEqualTo(expected);
  }

  @Test
  void aTrustInAnotherAccountIsForeign() {
    Exposure exposure =
        judge(ResourceKind.IAM_ROLE, "{'AWS':'arn:aws:iam::999988887777:root'}", "{}");
    assertThat(exposure.audience()).isEqualTo(FOREIGN);
    assertThat(exposure.foreign()).containsExactly("999988887777");
  }

  private static Exposure judge(ResourceKind kind, String principal, String condition) {
    return judgeAll(
        kind,
        "{'Effect':'Allow','Action':'*','Resource':'*','Principal':" + principal + ",'Condition':"
            + condition + "}");
  }

  private static Exposure judgeAll(ResourceKind kind, String... statements) {
    return PolicyExposure.of(Ask.policy("policy", statements), kind, US);
  }
}
