package dev.tourniquet.trail;

import static dev.tourniquet.trail.Given.call;
import static dev.tourniquet.trail.Given.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RelationsTest {

  private static void assertRelations(Event event, Tuple... expected) {
    assertThat(Mentions.of(event).all())
        .extracting(mention -> mention.resource().id(), Mention::relation)
        .containsExactly(expected);
  }

  @Test
  void anImageIsCreatedFromAnInstance() {
    assertRelations(
        call(
            "ec2:CreateImage",
            "'requestParameters':{'instanceId':'i-0123456789abcdef0','name':'x'},'responseElements':{'imageId':'ami-0123456789abcdef0'}"),
        tuple("ami-0123456789abcdef0", Relation.CREATED),
        tuple("i-0123456789abcdef0", Relation.SOURCE));
  }

  @Test
  void anInstanceIsCreatedFromAnImageInANetworkWithAProfile() {
    assertRelations(
        call(
            "ec2:RunInstances",
            "'requestParameters':{'subnetId':'subnet-0123456789abcdef0','iamInstanceProfile':{'name':'Web'},'instancesSet':{'items':[{'imageId':'ami-0123456789abcdef0'}]}},"
                + "'responseElements':{'instancesSet':{'items':[{'instanceId':'i-0123456789abcdef0','groupSet':{'items':[{'groupId':'sg-0123456789abcdef0'}]}}]}}"),
        tuple("i-0123456789abcdef0", Relation.CREATED),
        tuple("ami-0123456789abcdef0", Relation.SOURCE),
        tuple("subnet-0123456789abcdef0", Relation.CONTAINER),
        tuple("sg-0123456789abcdef0", Relation.DEPENDENCY),
        tuple("Web", Relation.DEPENDENCY));
  }

  @Test
  void anImageThatOnlyTheAnswerNamesIsStillTheSourceAndADiskIsNew() {
    assertRelations(
        call(
            "ec2:RunInstances",
            "'requestParameters':{'launchTemplate':{}},'responseElements':{'instancesSet':{'items':[{'instanceId':'i-0123456789abcdef0','imageId':'ami-0123456789abcdef0','volumeId':'vol-0123456789abcdef0'}]}}"),
        tuple("i-0123456789abcdef0", Relation.CREATED),
        tuple("vol-0123456789abcdef0", Relation.CREATED),
        tuple("ami-0123456789abcdef0", Relation.SOURCE));
  }

  @Test
  void aRestoredDatabaseIsCreatedFromItsSnapshot() {
    assertRelations(
        request(
            "rds:RestoreDBInstanceFromDBSnapshot",
            "{'dBInstanceIdentifier':'new','dBSnapshotIdentifier':'old'}"),
        tuple("new", Relation.CREATED),
        tuple("old", Relation.SOURCE));
  }

  @Test
  void anAccessKeyIsCreatedForAUserWhoWasThereBefore() {
    assertRelations(
        call(
            "iam:CreateAccessKey",
            "'requestParameters':{'userName':'alice'},'responseElements':{'accessKey':{'userName':'alice','accessKeyId':'AKIAQNZGKIQY56JQ7WML'}}"),
        tuple("AKIAQNZGKIQY56JQ7WML", Relation.CREATED),
        tuple("alice", Relation.TARGET));
  }

  @Test
  void deletingAnAccessKeyDoesNotDeleteTheUser() {
    assertRelations(
        request("iam:DeleteAccessKey", "{'userName':'alice','accessKeyId':'AKIAQNZGKIQY56JQ7WML'}"),
        tuple("AKIAQNZGKIQY56JQ7WML", Relation.DELETED),
        tuple("alice", Relation.TARGET));
  }

  @Test
  void deletingAPolicyOfABucketDoesNotDeleteTheBucket() {
    assertRelations(
        request("s3:DeleteBucketPolicy", "{'bucketName':'photos','policy':''}"),
        tuple("photos", Relation.TARGET));
    assertRelations(
        request("s3:DeleteBucket", "{'bucketName':'photos'}"), tuple("photos", Relation.DELETED));
  }

  @Test
  void aFunctionIsHandedItsRole() {
    assertRelations(
        request(
            "lambda:CreateFunction20150331",
            "{'functionName':'resize','role':'arn:aws:iam::111122223333:role/Web','kMSKeyArn':'arn:aws:kms:us-east-1:111122223333:key/k-1'}"),
        tuple("resize", Relation.CREATED),
        tuple("Web", Relation.PASSED_ROLE),
        tuple("k-1", Relation.DEPENDENCY));
  }

  @Test
  void anAttachedPolicyIsUsedAndTheUserIsChanged() {
    assertRelations(
        request(
            "iam:AttachUserPolicy",
            "{'policyArn':'arn:aws:iam::aws:policy/AdministratorAccess','userName':'alice'}"),
        tuple("alice", Relation.TARGET),
        tuple("AdministratorAccess", Relation.DEPENDENCY));
  }

  @Test
  void aPollingFilterIsNoRead() {
    assertRelations(
        request(
            "ec2:DescribeRouteTables",
            "{'filterSet':{'items':[{'name':'vpc-id','valueSet':{'items':[{'value':'vpc-0123456789abcdef0'}]}}]}}"),
        tuple("vpc-0123456789abcdef0", Relation.QUERIED));
    assertRelations(
        request("ec2:DescribeVpcs", "{'vpcSet':{'items':[{'vpcId':'vpc-0123456789abcdef0'}]}}"),
        tuple("vpc-0123456789abcdef0", Relation.READ));
  }

  @Test
  void anAssumedRoleIsTheTargetAndItsSessionIsNew() {
    assertRelations(
        call(
            "sts:AssumeRole",
            "'requestParameters':{'roleArn':'arn:aws:iam::111122223333:role/Web'},'responseElements':{'assumedRoleUser':{'arn':'arn:aws:sts::111122223333:assumed-role/Web/alice'}}"),
        tuple("Web/alice", Relation.CREATED),
        tuple("Web", Relation.TARGET));
  }

  @Test
  void aDeniedAssumeRoleNamesItsRoleOnlyInTheMessage() {
    Event denied = call(
        "sts:AssumeRole",
        "'errorCode':'AccessDenied','requestParameters':null,'errorMessage':'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/app/Web because no policy allows it.'");
    assertThat(Mentions.of(denied).all())
        .containsExactly(new Mention(
            new ResourceKey("AWS::IAM::Role", "aws", "111122223333", "global", "Web"),
            "arn:aws:iam::111122223333:role/app/Web",
            "111122223333",
            "arn:aws:iam::111122223333:role/app/Web",
            "errorMessage",
            Relation.TARGET,
            "error-message",
            Confidence.WEAK));
  }

  @Test
  void aWildcardInARefusalIsNoResource() {
    assertRelations(
        call(
            "ec2:RunInstances",
            "'errorMessage':'not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:us-east-1:111122223333:instance/* because'"));
  }

  @Test
  void anIdInAnErrorMessageIsTheLastResort() {
    assertRelations(
        call(
            "ec2:StopInstances",
            "'errorCode':'x','errorMessage':'The instance i-0123456789abcdef0, is gone'"),
        tuple("i-0123456789abcdef0", Relation.TARGET));
  }

  @Test
  void aSettingOfTheAccountIsACallOnTheAccount() {
    assertRelations(
        request("ec2:EnableSerialConsoleAccess", "{'EnableSerialConsoleAccessRequest':''}"),
        tuple("111122223333", Relation.TARGET));
    assertRelations(request("ec2:DescribeRegions", "{}"));
  }
}
