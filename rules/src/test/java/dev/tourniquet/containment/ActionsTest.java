package dev.tourniquet.containment;

import static dev.tourniquet.containment.Chosen.BUCKET;
import static dev.tourniquet.containment.Chosen.KEY;
import static dev.tourniquet.containment.Chosen.only;
import static dev.tourniquet.containment.Chosen.operations;
import static dev.tourniquet.containment.Situations.ACCOUNT;
import static dev.tourniquet.containment.Situations.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActionsTest {

  private static final String INSTANCE =
      "AWS::EC2::Instance|aws|111122223333|us-east-1|i-0123456789abcdef0";

  @Test
  void versionsAreKeptAndNeverGoBackToNone() {
    Step step = only(Situations.of("keep-object-versions", BUCKET).least());
    assertThat(step.call().parameters())
        .isEqualTo(json("{'Bucket': 'b', 'VersioningConfiguration': {'Status': 'Enabled'}}"));
    assertThat(step.inverse().parameters().at("/VersioningConfiguration/Status").asText())
        .isEqualTo("Suspended");
  }

  @Test
  void replicationStopsAndCanBePutBack() {
    Step step = only(Situations.of("stop-replication", BUCKET).least());
    assertThat(step.call().name()).isEqualTo("s3:DeleteBucketReplication");
    assertThat(step.inverse().name()).isEqualTo("s3:PutBucketReplication");
    assertThat(step.cautions()).hasSize(2);
  }

  @Test
  void aKeyIsKeptAndEnabledSinceCancellingLeavesItDisabled() {
    Situations key = Situations.of("keep-key", KEY);
    assertThat(
            operations(key.trigger("{\"eventName\": \"ScheduleKeyDeletion\"}").least()))
        .containsExactly("kms:CancelKeyDeletion", "kms:EnableKey");
    Step step = only(key.trigger("{\"eventName\": \"DisableKey\"}").least());
    assertThat(step.inverse().operation()).isEqualTo("DisableKey");
    assertThat(operations(key.triggers(
                Event.parse("{\"eventName\": \"DisableKey\"}"),
                Event.parse("{\"eventName\": \"ScheduleKeyDeletion\"}"),
                Event.parse("{\"eventName\": \"PutKeyPolicy\"}"))
            .before("policy", "{}")
            .least()))
        .as("whatever of it came last")
        .containsExactly("kms:PutKeyPolicy", "kms:CancelKeyDeletion", "kms:EnableKey");
  }

  @Test
  void anInstanceIsKeptForEvidenceAndThenCutOff() {
    Situations instance = Situations.of("isolate-instance", INSTANCE)
        .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:i-0123456789abcdef0", false));
    List<Step> least = instance.least();
    assertThat(operations(least))
        .containsExactly(
            "iam:PutRolePolicy", "ec2:ModifyInstanceAttribute", "autoscaling:EnterStandby");
    assertThat(least.get(0).call().parameters().path("PolicyDocument").asText())
        .contains("{\"aws:userId\":\"AROAQ:i-0123456789abcdef0\"}");
    assertThat(operations(instance.steps("strong")))
        .containsExactly(
            "iam:PutRolePolicy",
            "ec2:ModifyInstanceAttribute",
            "ec2:ModifyInstanceMetadataOptions",
            "ec2:CreateSecurityGroup",
            "ec2:RevokeSecurityGroupEgress",
            "ec2:ModifyInstanceAttribute",
            "iam:PutRolePolicy",
            "autoscaling:EnterStandby");
    assertThat(instance.steps("strong").get(5).cautions())
        .contains("Connections already open survive the change of groups");
  }

  @Test
  void whatKeepsEvidenceWaitsForWhatStopsTheCallerButNotForTheOrganization() {
    assertThat(operations(Situations.of("isolate-instance", INSTANCE)
            .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:i-0123456789abcdef0", true))
            .steps("strong")))
        .endsWith(
            "iam:PutRolePolicy",
            "autoscaling:EnterStandby",
            "organizations:CreatePolicy",
            "organizations:AttachPolicy");
  }

  @Test
  void evidenceComesBeforeTheOrganizationWhoeverTheCallerIs() {
    assertThat(operations(Situations.of("isolate-instance", INSTANCE)
            .caller(Situations.caller(
                Caller.Kind.IDENTITY_CENTER_ROLE, "AWSReservedSSO_A_1", "AROAQ:jane", false))
            .steps("strong")))
        .endsWith(
            "ec2:ModifyInstanceAttribute",
            "autoscaling:EnterStandby",
            "organizations:CreatePolicy",
            "organizations:AttachPolicy");
  }

  @Test
  void anInstanceIsKnownByTheSessionThatActed() {
    Situations instance = Situations.of(
            "isolate-instance", "AWS::IAM::Role|aws|111122223333|global|app")
        .trigger("""
            {"awsRegion": "eu-west-1", "userIdentity": {"type": "AssumedRole",
             "principalId": "AROAQ:i-0123456789abcdef0", "sessionContext": {"ec2RoleDelivery": "2.0"}}}""")
        .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:i-0123456789abcdef0", false));
    assertThat(instance.least().get(1).region()).isEqualTo("eu-west-1");
    assertThat(operations(instance.trigger("""
            {"userIdentity": {"type": "AssumedRole", "principalId": "AROAQ:i-0123456789abcdef0"}}""").least()))
        .as("somebody called the session after an instance, which did nothing")
        .containsExactly("iam:PutRolePolicy");
    assertThat(instance
            .caller(Situations.caller(Caller.Kind.ROLE, "app", "AROAQ:jane", false))
            .least())
        .as("a session that is no instance's")
        .isEmpty();
  }

  @Test
  void anAdministratorIsStoppedFromAboveAsWell() {
    Situations caller =
        Situations.of("stop-caller", "AWS::IAM::User|aws|111122223333|global|ImageBuilder");
    assertThat(operations(caller.caller(Situations.user(true)).steps("strong")))
        .containsExactly(
            "iam:UpdateAccessKey",
            "iam:PutUserPolicy",
            "organizations:CreatePolicy",
            "organizations:AttachPolicy");
    assertThat(operations(caller.caller(Situations.user(false)).steps("strong")))
        .containsExactly("iam:UpdateAccessKey", "iam:PutUserPolicy");
  }

  @Test
  void anAddressIsDeniedToTheWholeAccountAndATextThatIsNoneIsNot() {
    Situations from = Situations.of("deny-address", "AWS::IAM::User|aws|111122223333|global|u");
    List<Step> steps = from.trigger("{\"sourceIPAddress\": \"198.51.100.77\"}").steps("strong");
    assertThat(steps.get(0).call().parameters().path("Content").asText())
        .contains("{\"aws:SourceIp\":\"198.51.100.77/32\"}");
    assertThat(steps.get(1).call().parameters().path("TargetId").asText()).isEqualTo(ACCOUNT);
    assertThat(from.trigger("{\"sourceIPAddress\": \"AWS Internal\"}").steps("strong"))
        .isEmpty();
    assertThat(from.trigger("{\"sourceIPAddress\": \"2001:db8::1\"}")
            .steps("strong")
            .get(0)
            .cli())
        .contains("2001:db8::1/128");
  }

  @Test
  void whatIsNoAddressIsNotNamedAsOne() {
    assertThat(leastOf("203.0.113.7", "private:vpce-0abc:10.0.0.5", "2001:db8::/32")
            .call()
            .parameters()
            .path("PolicyDocument")
            .asText())
        .contains("{\"aws:SourceIp\":[\"203.0.113.7\",\"2001:db8::/32\"]}");
    assertThat(leastOf("private:vpce-0abc:10.0.0.5", "aws-internal", "fe80::1%x", "")
            .call()
            .name())
        .as("there is none")
        .isEqualTo("iam:UpdateAccessKey");
  }

  @Test
  void whatGoesOnAndWhatIsDeniedIsToldApart() {
    assertThat(leastOf("198.51.100.9", "private:vpce-0abc:10.0.0.5").cautions())
        .anySatisfy(
            caution -> assertThat(caution).endsWith("active days, among others from 198.51.100.9"))
        .contains(
            "Denies also what was usual from private:vpce-0abc:10.0.0.5: no condition on aws:SourceIp can name that");
    assertThat(leastOf("198.51.100.9").cautions())
        .anySatisfy(
            caution -> assertThat(caution).endsWith("active days, always from 198.51.100.9"))
        .contains("Breaks calls through VPC endpoints, which carry no aws:SourceIp");
  }

  private static Step leastOf(String... usual) {
    return only(
        Situations.of("stop-caller", KEY).caller(Situations.usually(usual)).least());
  }

  @Test
  void twoCallersOfOneAccountAreDeniedByPoliciesOfTwoNames() {
    Situations root = Situations.of("stop-caller", KEY);
    List<String> names = Stream.of("Admin", "Operator", "Admin")
        .map(role -> Situations.caller(Caller.Kind.ROOT, role, "", true))
        .map(caller -> root.caller(caller).steps("strong").get(0))
        .map(step -> step.call().parameters().path("Name").asText())
        .toList();

    assertThat(names.get(0)).isEqualTo(names.get(2)).isNotEqualTo(names.get(1));
    assertThat(names).allMatch(name -> name.length() <= 128);
  }

  @Test
  void anAddressIsNotDeniedToTheRespondersWhoMayShareIt() {
    List<Step> steps = Situations.of("deny-address", KEY)
        .trigger("{\"sourceIPAddress\": \"198.51.100.77\"}")
        .responders("arn:aws:iam::111122223333:role/IncidentResponse")
        .steps("strong");

    assertThat(json(steps.get(0).call().parameters().path("Content").asText())
            .at("/Statement/0/Condition"))
        .isEqualTo(json("{'IpAddress': {'aws:SourceIp': '198.51.100.77/32'},"
            + " 'Bool': {'aws:ViaAWSService': 'false'}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " ['arn:aws:iam::111122223333:role/IncidentResponse']}}"));
  }

  @Test
  void destructionIsDeniedToAllButTheResponders() {
    List<Step> steps = Situations.of("deny-destruction", KEY)
        .responders("arn:aws:iam::111122223333:role/IncidentResponse")
        .steps("strong");
    assertThat(steps.get(0).call().parameters().path("Content").asText())
        .contains("kms:ScheduleKeyDeletion")
        .contains(
            "{\"ArnNotLike\":{\"aws:PrincipalArn\":[\"arn:aws:iam::111122223333:role/IncidentResponse\"]}}");
  }

  @Test
  void aTrailThatRecordsLessIsToldToRecordWhatItDid() {
    Situations trail = Situations.of(
            "restart-logging", "AWS::CloudTrail::Trail|aws|111122223333|us-east-1|main")
        .trigger(
            "{\"eventName\": \"PutEventSelectors\", \"requestParameters\": {\"trailName\": \"main\"}}");
    assertThat(trail.least()).as("what it recorded before is not known").isEmpty();
    Step step = only(trail
        .before("selectors", "[{'readWriteType': 'All', 'includeManagementEvents': true}]")
        .now("selectors", "[{'readWriteType': 'WriteOnly', 'includeManagementEvents': false}]")
        .least());
    assertThat(step.call().parameters())
        .isEqualTo(
            json(
                "{'TrailName': 'main', 'EventSelectors': [{'ReadWriteType': 'All', 'IncludeManagementEvents': true}]}"));
  }

  @Test
  void detectorAndRecorderAreTurnedOnAgain() {
    Situations detector =
        Situations.of("enable-detector", "AWS::GuardDuty::Detector|aws|111122223333|us-east-1|d");
    assertThat(only(detector
                .trigger(
                    "{\"eventName\": \"UpdateDetector\", \"requestParameters\": {\"detectorId\": \"d\"}}")
                .least())
            .call()
            .parameters())
        .isEqualTo(json("{'DetectorId': 'd', 'Enable': true}"));
    assertThat(detector
            .trigger(
                "{\"eventName\": \"DeleteDetector\", \"requestParameters\": {\"detectorId\": \"d\"}}")
            .least())
        .as("a deleted detector cannot be enabled")
        .isEmpty();
    assertThat(only(Situations.of(
                    "start-recorder",
                    "AWS::Config::ConfigurationRecorder|aws|111122223333|us-east-1|default")
                .trigger("{\"eventName\": \"StopConfigurationRecorder\","
                    + " \"requestParameters\": {\"configurationRecorderName\": \"default\"}}")
                .least())
            .inverse()
            .operation())
        .isEqualTo("StopConfigurationRecorder");
  }

  @Test
  void noActionThatARuleMayNameIsNewWithoutATest() {
    assertThat(Plans.actions()).hasSize(29);
  }
}
