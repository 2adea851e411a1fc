package dev.tourniquet.trail;

import static dev.tourniquet.trail.Given.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts and principals that get or lose access: never mixed up with the resource. */
class GranteesTest {

  private static final String STRANGER = "AWS::Organizations::Account|aws||global|999988887777";

  private static List<String> access(Event event, Relation relation) {
    return Mentions.of(event).all().stream()
        .filter(mention -> mention.relation() == relation)
        .map(mention -> mention.resource().text())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
          ec2:ModifyImageAttribute; {'imageId':'ami-0123456789abcdef0','launchPermission':{'add':{'items':[{'userId':'999988887777'}]}}}
          ec2:ModifySnapshotAttribute; {'snapshotId':'snap-0123456789abcdef0','createVolumePermission':{'add':{'items':[{'userId':'999988887777'}]}}}
          rds:ModifyDBSnapshotAttribute; {'dBSnapshotIdentifier':'s','attributeName':'restore','valuesToAdd':['999988887777']}
          redshift:AuthorizeSnapshotAccess; {'snapshotIdentifier':'s','accountWithRestoreAccess':'999988887777'}
          lambda:AddPermission20150331v2; {'functionName':'f','principal':'arn:aws:iam::999988887777:root'}
          kms:CreateGrant; {'keyId':'k','granteePrincipal':'arn:aws:iam::999988887777:root'}
          ssm:ModifyDocumentPermission; {'name':'d','accountIdsToAdd':['999988887777']}
          ram:AssociateResourceShare; {'principals':['999988887777']}
          events:PutPermission; {'principal':'999988887777'}
          ec2:ModifyVpcEndpointServicePermissions; {'ModifyVpcEndpointServicePermissionsRequest':{'AddAllowedPrincipals':{'content':'arn:aws:iam::999988887777:root'}}}
          s3:PutBucketPolicy; {'bucketName':'b','bucketPolicy':{'Statement':{'Effect':'Allow','Principal':{'AWS':'999988887777'}}}}
          s3:PutBucketPolicy; {'bucketName':'b','bucketPolicy':{'Statement':[{'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::999988887777:root']}}]}}
          """)
  void anotherAccountIsTheGrantee(String operation, String parameters) {
    assertThat(access(request(operation, parameters), Relation.GRANTEE)).containsExactly(STRANGER);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
          ec2:ModifyImageAttribute; {'launchPermission':{'remove':{'items':[{'userId':'999988887777'}]}}}
          ec2:ModifySnapshotAttribute; {'createVolumePermission':{'remove':{'items':[{'userId':'999988887777'}]}}}
          rds:ModifyDBSnapshotAttribute; {'attributeName':'restore','valuesToRemove':['999988887777']}
          redshift:RevokeSnapshotAccess; {'accountWithRestoreAccess':'999988887777'}
          """)
  void takingAccessBackGrantsNothing(String operation, String parameters) {
    assertThat(access(request(operation, parameters), Relation.REVOKED)).containsExactly(STRANGER);
    assertThat(access(request(operation, parameters), Relation.GRANTEE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
          ec2:ModifyImageAttribute; {'launchPermission':{'add':{'items':[{'group':'all'}]}}}
          rds:ModifyDBSnapshotAttribute; {'attributeName':'restore','valuesToAdd':['all']}
          lambda:AddPermission20150331v2; {'functionName':'f','principal':'*'}
          s3:PutBucketAcl; {'bucketName':'b','x-amz-acl':['public-read']}
          s3:PutBucketAcl; {'AccessControlPolicy':{'AccessControlList':{'Grant':{'Grantee':{'URI':'http://acs.amazonaws.com/groups/global/AllUsers'}}}}}
          s3:PutBucketAcl; {'bucketName':'b','x-amz-grant-read':'uri=\\u0022http://acs.amazonaws.com/groups/global/AllUsers\\u0022'}
          s3:PutBucketPolicy; {'bucketPolicy':{'Statement':[{'Effect':'Allow','Principal':'*'}]}}
          s3:PutBucketPolicy; {'bucketPolicy':{'Statement':[{'Effect':'Allow','NotPrincipal':{'AWS':'999988887777'}}]}}
          """)
  void thePublicIsEveryone(String operation, String parameters) {
    assertThat(access(request(operation, parameters), Relation.GRANTEE))
        .containsExactly("Everyone|||global|*");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
          s3:CreateBucket; {'bucketName':'b','x-amz-acl':'private'}
          s3:PutBucketPolicy; {'bucketPolicy':{'Statement':[{'Effect':'Deny','Principal':'*'}]}}
          s3:GetBucketPolicy; {'bucketName':'b','policy':''}
          rds:ModifyDBClusterSnapshotAttribute; {'attributeName':'other','valuesToAdd':['999988887777']}
          ec2:CreateLaunchTemplate; {'userId':'999988887777'}
          """)
  void whatGrantsNothingHasNoGrantee(String operation, String parameters) {
    assertThat(access(request(operation, parameters), Relation.GRANTEE)).isEmpty();
  }

  @Test
  void aTrustPolicyOfJsonTextNamesItsPrincipalsEncodedOrNot() {
    String policy =
        "{\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":{\\\"AWS\\\":\\\"arn:aws:iam::999988887777:root\\\",\\\"Service\\\":\\\"ec2.amazonaws.com\\\"}}]}";
    String encoded =
        "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22AWS%22%3A%22arn%3Aaws%3Aiam%3A%3A999988887777%3Aroot%22%2C%22Service%22%3A%22ec2.amazonaws.com%22%7D%7D%5D%7D";
    for (String text : List.of(policy, encoded)) {
      Event event = request(
          "iam:UpdateAssumeRolePolicy", "{'roleName':'Web','policyDocument':'" + text + "'}");
      assertThat(access(event, Relation.GRANTEE))
          .containsExactly(STRANGER, "AWS::Service|||global|ec2.amazonaws.com");
    }
  }

  @Test
  void theAccountThatGetsAccessIsToldForAccountsAndForTheirPrincipals() {
    Event event = request(
        "s3:PutBucketPolicy",
        "{'bucketPolicy':{'Statement':[{'Effect':'Allow','Principal':{'AWS':['999988887777','arn:aws:iam::888877776666:role/Backup']}}]}}");
    assertThat(Mentions.of(event).all())
        .extracting(Mention::owner)
        .containsExactlyInAnyOrder("999988887777", "888877776666");
  }

  @Test
  void aBrokenPolicyLetsNobodyIn() {
    Event event =
        request("iam:UpdateAssumeRolePolicy", "{'roleName':'Web','policyDocument':'{Principal'}");
    assertThat(access(event, Relation.GRANTEE)).isEmpty();
  }
}
