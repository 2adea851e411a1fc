package dev.tourniquet.jobs.contain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.Fold;
import dev.tourniquet.containment.Activity;
import dev.tourniquet.containment.Call;
import dev.tourniquet.containment.Caller;
import dev.tourniquet.containment.DirectoryUser;
import dev.tourniquet.containment.Plans;
import dev.tourniquet.containment.Situation;
import dev.tourniquet.containment.Step;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** Every call of every action, its inverse and what it reads first, against AWS's own models: names, shapes, nesting. */
class EveryPlanIsKnownToAwsTest {

  private static final String POLICY =
      "{'Statement': [{'Effect': 'Allow', 'Principal': {'AWS': '111122223333'}, 'Action': '*'}]}";

  private record Given(String action, String type, String trigger) {}

  private static final List<Given> GIVEN = List.of(
      new Given("make-image-private", "AWS::EC2::Image", "{}"),
      new Given("make-snapshot-private", "AWS::EC2::Snapshot", "{}"),
      new Given(
          "make-database-snapshot-private",
          "AWS::RDS::DBSnapshot",
          "{'eventName': 'ModifyDBSnapshotAttribute'}"),
      new Given(
          "make-database-snapshot-private",
          "AWS::RDS::DBClusterSnapshot",
          "{'eventName': 'ModifyDBClusterSnapshotAttribute'}"),
      new Given("make-document-private", "AWS::SSM::Document", "{}"),
      new Given(
          "end-resource-share",
          "AWS::RAM::ResourceShare",
          "{'requestParameters': {'resourceShareArn': 'arn:aws:ram:us-east-1:1:resource-share/s'}}"),
      new Given(
          "block-public-access",
          "AWS::S3::Bucket",
          "{'eventName': 'PutBucketAcl', 'requestParameters': {'x-amz-acl': ['public-read']}}"),
      new Given("block-public-access", "AWS::S3::AccountPublicAccessBlock", "{}"),
      new Given("close-access-point", "AWS::S3::AccessPoint", "{}"),
      new Given("keep-object-versions", "AWS::S3::Bucket", "{}"),
      new Given("stop-replication", "AWS::S3::Bucket", "{}"),
      new Given("restore-policy", "AWS::S3::Bucket", "{}"),
      new Given("restore-policy", "AWS::SecretsManager::Secret", "{}"),
      new Given("restore-policy", "AWS::ECR::Repository", "{}"),
      new Given("restore-policy", "AWS::KMS::Key", "{}"),
      new Given(
          "restore-policy",
          "AWS::SNS::Topic",
          "{'requestParameters': {'topicArn': 'arn:aws:sns:us-east-1:1:t'}}"),
      new Given(
          "restore-policy", "AWS::SQS::Queue", "{'requestParameters': {'queueUrl': 'https://q'}}"),
      new Given("make-database-private", "AWS::RDS::DBInstance", "{}"),
      new Given(
          "close-function",
          "AWS::Lambda::Function",
          "{'eventName': 'AddPermission', 'requestParameters': {'functionName': 'f', 'statementId': 's',"
              + " 'action': 'lambda:InvokeFunction', 'principal': '*', 'functionUrlAuthType': 'NONE'}}"),
      new Given(
          "close-function",
          "AWS::Lambda::Function",
          "{'eventName': 'CreateFunctionUrlConfig', 'requestParameters': {'functionName': 'f'}}"),
      new Given(
          "stop-function", "AWS::Lambda::Function", "{'requestParameters': {'functionName': 'f'}}"),
      new Given("keep-key", "AWS::KMS::Key", "{'eventName': 'ScheduleKeyDeletion'}"),
      new Given(
          "revoke-grant",
          "AWS::KMS::Key",
          "{'requestParameters': {'granteePrincipal': 'arn:x', 'operations': ['Decrypt'],"
              + " 'constraints': {'encryptionContextSubset': {'a': 'b'}}}, 'responseElements': {'grantId': 'g'}}"),
      new Given("isolate-instance", "AWS::EC2::Instance", "{}"),
      new Given(
          "take-back-policy",
          "AWS::IAM::User",
          "{'eventName': 'AttachUserPolicy', 'requestParameters': {'userName': 'u', 'policyArn': 'arn:p'}}"),
      new Given(
          "take-back-policy",
          "AWS::IAM::Group",
          "{'eventName': 'PutGroupPolicy', 'requestParameters': {'groupName': 'g', 'policyName': 'p',"
              + " 'policyDocument': '{}'}}"),
      new Given(
          "disable-new-credential",
          "AWS::IAM::User",
          "{'requestParameters': {'userName': 'u'}, 'responseElements': {'accessKey': {'accessKeyId': 'AKIA1'}}}"),
      new Given("restore-trust", "AWS::IAM::Role", "{}"),
      new Given(
          "restart-logging",
          "AWS::CloudTrail::Trail",
          "{'eventName': 'StopLogging', 'requestParameters': {'name': 't'}}"),
      new Given(
          "restart-logging",
          "AWS::CloudTrail::Trail",
          "{'eventName': 'PutEventSelectors', 'requestParameters': {'trailName': 't'}}"),
      new Given(
          "enable-detector",
          "AWS::GuardDuty::Detector",
          "{'eventName': 'UpdateDetector', 'requestParameters': {'detectorId': 'd'}}"),
      new Given(
          "start-recorder",
          "AWS::Config::ConfigurationRecorder",
          "{'eventName': 'StopConfigurationRecorder', 'requestParameters': {'configurationRecorderName': 'd'}}"),
      new Given(
          "close-security-group",
          "AWS::EC2::SecurityGroup",
          "{'responseElements': {'securityGroupRuleSet': {'items': [{'ipProtocol': 'tcp', 'fromPort': 22,"
              + " 'toPort': 22, 'cidrIpv4': '0.0.0.0/0'}, {'ipProtocol': '-1', 'cidrIpv6': '::/0'}]}}}"),
      new Given("require-metadata-token", "AWS::EC2::Instance", "{}"),
      new Given(
          "end-layer-share",
          "AWS::Lambda::LayerVersion",
          "{'eventName': 'AddLayerVersionPermission', 'requestParameters': {'layerName': 'l', 'versionNumber': 1,"
              + " 'statementId': 's', 'action': 'lambda:GetLayerVersion', 'principal': '*', 'organizationId': 'o-1'}}"),
      new Given(
          "undo-change",
          "AWS::IAM::User",
          "{'eventID': 'e', 'eventTime': '2026-03-01T14:00:00Z', 'recipientAccountId': '111122223333',"
              + " 'eventSource': 'iam.amazonaws.com', 'eventName': 'AddUserToGroup',"
              + " 'requestParameters': {'userName': 'u', 'groupName': 'g'}}"),
      new Given(
          "undo-change",
          "AWS::EC2::Snapshot",
          "{'eventID': 'e', 'eventTime': '2026-03-01T14:00:00Z', 'recipientAccountId': '111122223333',"
              + " 'awsRegion': 'us-east-1', 'eventSource': 'ec2.amazonaws.com', 'eventName': 'ModifySnapshotAttribute',"
              + " 'requestParameters': {'snapshotId': 'snap-0a1b2c3d4e5f60711', 'attributeType': 'CREATE_VOLUME_PERMISSION',"
              + " 'createVolumePermission': {'add': {'items': [{'userId': '846424999548'}]}}}}"),
      new Given(
          "undo-change",
          "AWS::Redshift::ClusterSnapshot",
          "{'eventID': 'e', 'eventTime': '2026-03-01T14:00:00Z', 'recipientAccountId': '111122223333',"
              + " 'awsRegion': 'us-east-1', 'eventSource': 'redshift.amazonaws.com',"
              + " 'eventName': 'AuthorizeSnapshotAccess', 'requestParameters': {'snapshotIdentifier': 'nightly',"
              + " 'accountWithRestoreAccess': '846424999548'}}"),
      new Given("deny-address", "AWS::IAM::User", "{'sourceIPAddress': '198.51.100.77'}"),
      new Given("deny-destruction", "AWS::KMS::Key", "{}"),
      new Given("stop-caller", "AWS::IAM::User", "{}"));

  private static JsonNode json(String json) {
    return Event.parse(json.replace('\'', '"')).record();
  }

  private static Situation situation(Given given, Caller caller) {
    Map<String, JsonNode> before = Map.of(
        "policy", json(POLICY),
        "trust", json(POLICY),
        "selectors",
            json("[{'readWriteType': 'All', 'dataResources': [{'type': 'AWS::S3::Object',"
                + " 'values': ['arn:aws:s3']}]}]"));
    Map<String, JsonNode> now = Map.of(
        "policy", json("{'Statement': []}"),
        "trust", json("{'Statement': []}"),
        "selectors",
            json("[{'fieldSelectors': [{'field': 'eventCategory', 'equals': ['Management']}]}]"),
        "publicAccessBlock", json("{'BlockPublicAcls': true}"));
    return new Situation(
        given.action(),
        ResourceKey.parse(given.type() + "|aws|111122223333|us-east-1|"
            + (given.type().equals("AWS::EC2::Instance") ? "i-0123456789abcdef0" : "x")),
        "111122223333",
        List.of("846424999548", "all"),
        before,
        now,
        Fold.history(
            Changes.of(new Event(json(given.trigger()))),
            List.of(),
            Instant.parse("2027-01-01T00:00:00Z")),
        new Event(json(given.trigger())),
        List.of(new Event(json(given.trigger()))),
        caller,
        Instant.parse("2026-03-01T15:00:00Z"),
        Activity.NONE,
        List.of(),
        true);
  }

  private static Caller caller(Caller.Kind kind, boolean administrator) {
    return new Caller(
        kind,
        "111122223333",
        "app",
        "arn:aws:iam::111122223333:user/app",
        "AKIAQQQQQQQQQQQQQQQQ",
        kind == Caller.Kind.ROLE ? "AROAQ:i-0123456789abcdef0" : "",
        DirectoryUser.UNKNOWN,
        List.of("203.0.113.7"),
        40,
        administrator);
  }

  static Stream<Given> given() {
    return GIVEN.stream();
  }

  @ParameterizedTest
  @MethodSource("given")
  void callsInversesAndReadsAreAwss(Given given) {
    try (AwsClients clients = new AwsClients(
        AnonymousCredentialsProvider.create(),
        Optional.of(URI.create("http://127.0.0.1:1")),
        "test")) {
      SdkCalls calls = new SdkCalls(clients);
      List<Step> steps = Stream.of(caller(Caller.Kind.USER, true), caller(Caller.Kind.ROLE, false))
          .flatMap(caller -> Plans.of(situation(given, caller)).stream())
          .flatMap(plan -> plan.steps().stream())
          .toList();
      assertThat(steps).isNotEmpty();
      steps.stream()
          .flatMap(
              step -> Stream.concat(Stream.of(step.call(), step.inverse()), step.save().stream())
                  .map(call -> Map.entry(call, step.region())))
          .forEach(one -> check(calls, one.getKey(), one.getValue()));
    }
  }

  private static void check(SdkCalls calls, Call call, String region) {
    calls.check(call, region);
  }

  @Test
  void noActionIsLeftOut() {
    assertThat(new TreeSet<>(GIVEN.stream().map(Given::action).toList()))
        .isEqualTo(new TreeSet<>(Plans.actions()));
  }
}
