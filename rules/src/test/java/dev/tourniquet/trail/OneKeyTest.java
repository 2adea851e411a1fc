package dev.tourniquet.trail;

import static dev.tourniquet.trail.Given.call;
import static dev.tourniquet.trail.Given.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One resource has one key, whether a call names it by ARN, id or name. */
class OneKeyTest {

  private static List<String> keys(Event event) {
    return Mentions.of(event).all().stream()
        .map(mention -> mention.resource().text())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
          iam:GetRole; roleName; Web; arn:aws:iam::111122223333:role/app/Web; AWS::IAM::Role|aws|111122223333|global|Web
          iam:GetUser; userName; alice; arn:aws:iam::111122223333:user/alice; AWS::IAM::User|aws|111122223333|global|alice
          lambda:GetFunction20150331v2; functionName; resize; arn:aws:lambda:us-east-1:111122223333:function:resize:prod; AWS::Lambda::Function|aws|111122223333|us-east-1|resize
          lambda:GetFunction20150331v2; functionName; resize:prod; 111122223333:function:resize; AWS::Lambda::Function|aws|111122223333|us-east-1|resize
          secretsmanager:GetSecretValue; secretId; prod/db; arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db-a1B2c3; AWS::SecretsManager::Secret|aws|111122223333|us-east-1|prod/db
          ssm:GetParameter; name; /prod/db; arn:aws:ssm:us-east-1:111122223333:parameter/prod/db; AWS::SSM::Parameter|aws|111122223333|us-east-1|prod/db
          ssm:GetParameter; name; db; arn:aws:ssm:us-east-1:111122223333:parameter/db:3; AWS::SSM::Parameter|aws|111122223333|us-east-1|db
          sqs:PurgeQueue; queueUrl; https://sqs.us-east-1.amazonaws.com/111122223333/jobs; arn:aws:sqs:us-east-1:111122223333:jobs; AWS::SQS::Queue|aws|111122223333|us-east-1|jobs
          rds:ModifyDBInstance; dBInstanceIdentifier; Prod-DB; arn:aws:rds:us-east-1:111122223333:db:prod-db; AWS::RDS::DBInstance|aws|111122223333|us-east-1|prod-db
          kms:DisableKey; keyId; 1234abcd-12ab-34cd-56ef-1234567890ab; arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab; AWS::KMS::Key|aws|111122223333|us-east-1|1234abcd-12ab-34cd-56ef-1234567890ab
          kms:DeleteAlias; aliasName; alias/prod; arn:aws:kms:us-east-1:111122223333:alias/prod; AWS::KMS::Alias|aws|111122223333|us-east-1|prod
          s3:GetBucketAcl; bucketName; photos; arn:aws:s3:::photos; AWS::S3::Bucket|aws||global|photos
          ec2:DeleteVolume; volumeId; vol-0123456789abcdef0; arn:aws:ec2:us-east-1:111122223333:volume/vol-0123456789abcdef0; AWS::EC2::Volume|aws|111122223333|us-east-1|vol-0123456789abcdef0
          ec2:DescribeImages; imageId; ami-0123456789abcdef0; arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0; AWS::EC2::Image|aws||us-east-1|ami-0123456789abcdef0
          logs:DeleteLogGroup; logGroupName; /app/web; arn:aws:logs:us-east-1:111122223333:log-group:/app/web:*; AWS::Logs::LogGroup|aws|111122223333|us-east-1|/app/web
          cloudformation:DeleteStack; stackName; web; arn:aws:cloudformation:us-east-1:111122223333:stack/web/0a1b2c3d; AWS::CloudFormation::Stack|aws|111122223333|us-east-1|web
          dynamodb:GetItem; tableName; users; arn:aws:dynamodb:us-east-1:111122223333:table/users/index/by-mail; AWS::DynamoDB::Table|aws|111122223333|us-east-1|users
          eks:DescribeCluster; name; prod; arn:aws:eks:us-east-1:111122223333:cluster/prod; AWS::EKS::Cluster|aws|111122223333|us-east-1|prod
          cloudtrail:StopLogging; name; main; arn:aws:cloudtrail:us-east-1:111122223333:trail/main; AWS::CloudTrail::Trail|aws|111122223333|us-east-1|main
          autoscaling:DeleteAutoScalingGroup; autoScalingGroupName; web; arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:1-2:autoScalingGroupName/web; AWS::AutoScaling::AutoScalingGroup|aws|111122223333|us-east-1|web
          """)
  void nameAndArnGiveOneKey(
      String operation, String parameter, String name, String arn, String key) {
    assertThat(keys(request(operation, "{'" + parameter + "':'" + name + "'}")))
        .containsExactly(key);
    assertThat(keys(request(operation, "{'" + parameter + "':'" + arn + "'}")))
        .containsExactly(key);
  }

  @Test
  void aSecretWhoseOwnNameEndsLikeARandomSuffixKeepsItByName() {
    assertThat(keys(request("secretsmanager:GetSecretValue", "{'secretId':'my-secret'}")))
        .containsExactly("AWS::SecretsManager::Secret|aws|111122223333|us-east-1|my-secret");
  }

  @Test
  void anImageSharedByAnotherAccountKeepsItsKeyInOurs() {
    Event ours = request(
        "ec2:RunInstances", "{'instancesSet':{'items':[{'imageId':'ami-0123456789abcdef0'}]}}");
    Event theirs = Given.event(
        "{'eventSource':'ec2.amazonaws.com','eventName':'ModifyImageAttribute','awsRegion':'us-east-1','recipientAccountId':'999988887777','requestParameters':{'imageId':'ami-0123456789abcdef0'}}");
    assertThat(keys(ours))
        .isEqualTo(keys(theirs))
        .containsExactly("AWS::EC2::Image|aws||us-east-1|ami-0123456789abcdef0");
    assertThat(Mentions.of(theirs).all().get(0).owner()).isEqualTo("999988887777");
    assertThat(Mentions.of(ours).all().get(0).owner()).isEmpty();
  }

  @Test
  void theSourceOfACopyLiesInItsOwnRegion() {
    Event copy = call(
        "ec2:CopySnapshot",
        "'requestParameters':{'sourceRegion':'eu-west-1','sourceSnapshotId':'snap-0123456789abcdef0'},'responseElements':{'snapshotId':'snap-0fedcba9876543210'}");
    assertThat(keys(copy))
        .containsExactly(
            "AWS::EC2::Snapshot|aws||us-east-1|snap-0fedcba9876543210",
            "AWS::EC2::Snapshot|aws||eu-west-1|snap-0123456789abcdef0");
  }

  @Test
  void aKeyCalledByItsAliasIsTheListedKeyBesideTheAlias() {
    Event decrypt = call(
        "kms:Decrypt",
        "'requestParameters':{'keyId':'alias/prod'},'resources':[{'accountId':'999988887777','type':'AWS::KMS::Key','ARN':'arn:aws:kms:us-east-1:999988887777:key/k-1'}]");
    assertThat(keys(decrypt))
        .containsExactly(
            "AWS::KMS::Key|aws|999988887777|us-east-1|k-1",
            "AWS::KMS::Alias|aws|999988887777|us-east-1|prod");
  }

  @Test
  void aQueueOfAnotherAccountIsTheirs() {
    assertThat(keys(request(
            "sqs:SendMessage",
            "{'queueUrl':'https://sqs.us-east-1.amazonaws.com/999988887777/jobs'}")))
        .containsExactly("AWS::SQS::Queue|aws|999988887777|us-east-1|jobs");
  }

  @Test
  void aServiceMeansSomethingOnlyWithinItsCluster() {
    assertThat(keys(request("ecs:UpdateService", "{'cluster':'prod','service':'web'}")))
        .containsExactlyInAnyOrder(
            "AWS::ECS::Service|aws|111122223333|us-east-1|prod/web",
            "AWS::ECS::Cluster|aws|111122223333|us-east-1|prod");
  }

  @Test
  void thePartitionIsTheCallersElseTheRegions() {
    Event china = Given.event(
        "{'eventSource':'ec2.amazonaws.com','eventName':'DeleteVolume','awsRegion':'cn-north-1','recipientAccountId':'111122223333','requestParameters':{'volumeId':'vol-0123456789abcdef0'}}");
    assertThat(keys(china))
        .containsExactly("AWS::EC2::Volume|aws-cn|111122223333|cn-north-1|vol-0123456789abcdef0");
  }

  @Test
  void anArnOfAnUnknownKindHasATypeOfItsOwn() {
    assertThat(keys(request(
            "newservice:UpdateWidget",
            "{'widgetArn':'arn:aws:newservice:us-east-1:111122223333:widget/w-1'}")))
        .containsExactly("newservice:widget|aws|111122223333|us-east-1|w-1");
  }
}
