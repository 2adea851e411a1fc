package dev.tourniquet.containment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlansTest {

  private static final Instant TIME = Instant.parse("2026-03-01T15:00:00.5Z");
  private static final Caller USER = new Caller(
      Caller.Kind.USER,
      "111122223333",
      "ImageBuilder",
      "arn:aws:iam::111122223333:user/ImageBuilder",
      "AKIAQQQQQQQQQQQQQQQQ",
      "",
      DirectoryUser.UNKNOWN,
      List.of(),
      0,
      false);

  private static Situation situation(
      String action, String key, List<String> open, Caller caller, String trigger) {
    return new Situation(
        action,
        ResourceKey.parse(key),
        "111122223333",
        open,
        Map.of(),
        Map.of(),
        List.of(),
        Event.parse(trigger),
        List.of(Event.parse(trigger)),
        caller,
        TIME,
        Activity.NONE,
        List.of(),
        false);
  }

  private static Situation with(
      Situation s, Map<String, JsonNode> before, Map<String, JsonNode> now) {
    return new Situation(
        s.action(),
        s.resource(),
        s.account(),
        s.open(),
        before,
        now,
        List.of(),
        s.trigger(),
        s.inForce(),
        s.caller(),
        s.time(),
        s.activity(),
        s.responders(),
        s.suspect());
  }

  private static Caller role(Caller.Kind kind, String name, DirectoryUser user) {
    return new Caller(
        kind,
        "111122223333",
        name,
        "arn:aws:iam::111122223333:role/" + name,
        "ASIAQQQQQQQQQQQQQQQQ",
        "AROAQ:jane",
        user,
        List.of(),
        0,
        false);
  }

  private static Step only(Situation s) {
    List<Step> steps = Plans.of(s).get(0).steps();
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  @Test
  void aPublicSnapshotIsTakenBackAndTheRegionGuarded() {
    Situation s = situation(
        "make-snapshot-private",
        "AWS::EC2::Snapshot|aws||us-east-1|snap-1",
        List.of("all", "846424999548"),
        USER,
        "{}");

    List<Plan> plans = Plans.of(s);

    Step step = plans.get(0).steps().get(0);
    assertThat(step.cli())
        .isEqualTo("aws ec2 modify-snapshot-attribute --region us-east-1 --cli-input-json "
            + "'{\"SnapshotId\":\"snap-1\",\"Attribute\":\"createVolumePermission\",\"OperationType\":\"remove\","
            + "\"UserIds\":[\"846424999548\"],\"GroupNames\":[\"all\"]}'");
    assertThat(step.inverseCli()).contains("\"OperationType\":\"add\"");
    assertThat(plans.get(1).steps())
        .extracting(one -> one.call().operation())
        .containsExactly(
            "ModifySnapshotAttribute",
            "EnableSnapshotBlockPublicAccess",
            "UpdateAccessKey",
            "PutUserPolicy");
  }

  @Test
  void aShareWithOneAccountNeedsNoGuardOfTheRegion() {
    Situation s = situation(
        "make-snapshot-private",
        "AWS::EC2::Snapshot|aws||us-east-1|snap-1",
        List.of("846424999548"),
        USER,
        "{}");
    assertThat(Plans.of(s).get(1).steps())
        .extracting(one -> one.call().operation())
        .doesNotContain("EnableSnapshotBlockPublicAccess");
  }

  @Test
  void whoTakesAnImageBackIsToldHowToFindItsSnapshots() {
    Situation s = situation(
        "make-image-private",
        "AWS::EC2::Image|aws||us-east-1|ami-1",
        List.of("846424999548"),
        USER,
        "{}");

    assertThat(Plans.of(s).get(0).steps().get(0).cautions())
        .contains(
            "The snapshots behind the image may be shared separately: look at their createVolumePermission."
                + " What names them (BlockDeviceMappings): aws ec2 describe-images --region us-east-1"
                + " --cli-input-json '{\"ImageIds\":[\"ami-1\"]}'");
  }

  @Test
  void aClusterSnapshotHasCallsOfItsOwn() {
    Situation s = situation(
        "make-database-snapshot-private",
        "AWS::RDS::DBClusterSnapshot|aws|111122223333|us-east-1|orders",
        List.of("all"),
        USER,
        "{\"eventSource\": \"rds.amazonaws.com\", \"eventName\": \"ModifyDBClusterSnapshotAttribute\"}");
    assertThat(only(s).cli())
        .isEqualTo(
            "aws rds modify-db-cluster-snapshot-attribute --region us-east-1 --cli-input-json "
                + "'{\"DBClusterSnapshotIdentifier\":\"orders\",\"AttributeName\":\"restore\",\"ValuesToRemove\":[\"all\"]}'");
  }

  @Test
  void theInverseOfABucketsBlockIsTheBlockItHad() {
    Situation s =
        situation("block-public-access", "AWS::S3::Bucket|aws||global|b", List.of("*"), USER, "{}");
    JsonNode saved = Event.parse("{\"BlockPublicAcls\": true, \"IgnorePublicAcls\": true,"
            + " \"BlockPublicPolicy\": false, \"RestrictPublicBuckets\": false}")
        .record();

    assertThat(only(with(s, Map.of(), Map.of("publicAccessBlock", saved))).inverseCli())
        .isEqualTo("aws s3api put-public-access-block --cli-input-json '{\"Bucket\":\"b\","
            + "\"PublicAccessBlockConfiguration\":{\"BlockPublicAcls\":true,\"IgnorePublicAcls\":true,"
            + "\"BlockPublicPolicy\":false,\"RestrictPublicBuckets\":false}}'");
    Step unknown = only(s);
    assertThat(unknown.inverse().operation()).isEqualTo("DeletePublicAccessBlock");
    assertThat(unknown.cautions())
        .anyMatch(text -> text.startsWith("The setting before is not in the logs"));
  }

  @Test
  void sessionsOfARoleAreRevokedByTheirTime() {
    Situation s = situation(
        "",
        "AWS::EC2::Image|aws||us-east-1|ami-1",
        List.of(),
        role(Caller.Kind.ROLE, "ci", DirectoryUser.UNKNOWN),
        "{}");

    Step step = only(s);

    assertThat(step.call().operation()).isEqualTo("PutRolePolicy");
    assertThat(step.call().parameters().path("PolicyDocument").asText())
        .contains("{\"DateLessThan\":{\"aws:TokenIssueTime\":\"2026-03-01T15:00:00Z\"}}");
    assertThat(step.inverseCli())
        .isEqualTo("aws iam delete-role-policy --cli-input-json "
            + "'{\"RoleName\":\"ci\",\"PolicyName\":\"AWSRevokeOlderSessions\"}'");
  }

  @Test
  void anIdentityCenterRoleIsStoppedFromAboveByUserWhereTheUserIsKnown() {
    Situation s = situation(
        "",
        "AWS::EC2::Image|aws||us-east-1|ami-1",
        List.of(),
        role(
            Caller.Kind.IDENTITY_CENTER_ROLE,
            "AWSReservedSSO_Admin_0123456789abcdef",
            new DirectoryUser("9067-user", "")),
        "{}");

    List<Step> steps = Plans.of(s).get(0).steps();

    assertThat(steps)
        .extracting(one -> one.call().operation())
        .containsExactly("CreatePolicy", "AttachPolicy");
    assertThat(steps.get(0).call().parameters().path("Content").asText())
        .contains("{\"StringEquals\":{\"identitystore:userId\":\"9067-user\"}}");
    assertThat(steps.get(0).cautions())
        .contains(
            "Only this user is stopped, in every role. Take the account assignment away by hand as"
                + " well (aws sso-admin delete-account-assignment): no log of its calls names the permission"
                + " set's ARN, and sessions in the portal go on and open new roles until then");
  }

  @Test
  void aUserWhomAnotherCallNamesIsDeniedWithTheWordOfThatCall() {
    Situation s = situation(
        "",
        "AWS::EC2::Image|aws||us-east-1|ami-1",
        List.of(),
        role(
            Caller.Kind.IDENTITY_CENTER_ROLE,
            "AWSReservedSSO_Admin_0123456789abcdef",
            new DirectoryUser("9067-user", "event e-1 (STRONG)")),
        "{}");

    assertThat(Plans.of(s).get(0).steps().get(0).cautions().get(1))
        .startsWith(
            "Only this user is stopped, in every role, whose id event e-1 (STRONG) tells, and not the"
                + " call itself: compare it (aws identitystore list-users), and deny the role instead if its"
                + " calls go on. Take the account assignment away");
  }

  @Test
  void aForeignCallerIsNotOursToStop() {
    Situation s = situation(
        "",
        "AWS::EC2::Image|aws||us-east-1|ami-1",
        List.of(),
        role(Caller.Kind.OTHER, "x", DirectoryUser.UNKNOWN),
        "{}");
    assertThat(Plans.of(s)).isEmpty();
  }

  @Test
  void aKeyMadeForAnotherUserIsMadeInactiveAndNeverDeleted() {
    Situation s = situation(
        "disable-new-credential",
        "AWS::IAM::User|aws|111122223333|global|bob",
        List.of(),
        USER,
        "{\"eventName\": \"CreateAccessKey\", \"requestParameters\": {\"userName\": \"bob\"},"
            + " \"responseElements\": {\"accessKey\": {\"accessKeyId\": \"AKIANEW\"}}}");
    assertThat(only(s).cli())
        .isEqualTo("aws iam update-access-key --cli-input-json "
            + "'{\"UserName\":\"bob\",\"AccessKeyId\":\"AKIANEW\",\"Status\":\"Inactive\"}'");
  }

  @Test
  void anInlinePolicyCanBePutBackFromTheTriggerItself() {
    Situation s = situation(
        "take-back-policy",
        "AWS::IAM::Role|aws|111122223333|global|app",
        List.of(),
        USER,
        "{\"eventName\": \"PutRolePolicy\", \"requestParameters\":"
            + " {\"roleName\": \"app\", \"policyName\": \"p\", \"policyDocument\": \"{}\"}}");
    assertThat(only(s).cli())
        .isEqualTo(
            "aws iam delete-role-policy --cli-input-json '{\"RoleName\":\"app\",\"PolicyName\":\"p\"}'");
    assertThat(only(s).inverse().parameters().path("PolicyDocument").asText()).isEqualTo("{}");
  }

  @Test
  void trustIsPutBackOnlyWhereItIsKnown() {
    Situation s = situation(
        "restore-trust", "AWS::IAM::Role|aws|111122223333|global|app", List.of(), USER, "{}");
    assertThat(Plans.of(s)).extracting(Plan::name).containsExactly("strong");

    JsonNode before = Event.parse("{\"Statement\": []}").record();
    JsonNode now = Event.parse("{\"Statement\": [{}]}").record();
    Step step = only(with(s, Map.of("trust", before), Map.of("trust", now)));
    assertThat(step.call().parameters().path("PolicyDocument").asText())
        .isEqualTo("{\"Statement\":[]}");
    assertThat(step.inverse().parameters().path("PolicyDocument").asText())
        .isEqualTo("{\"Statement\":[{}]}");
  }

  @Test
  void onlyWhatIsOpenToTheWorldIsClosed() {
    Situation s = situation(
        "close-security-group",
        "AWS::EC2::SecurityGroup|aws|111122223333|us-east-1|sg-1",
        List.of(),
        USER,
        "{\"responseElements\": {\"securityGroupRuleSet\": {\"items\": ["
            + "{\"ipProtocol\": \"tcp\", \"fromPort\": 22, \"toPort\": 22, \"cidrIpv4\": \"0.0.0.0/0\"},"
            + "{\"ipProtocol\": \"tcp\", \"fromPort\": 22, \"toPort\": 22, \"cidrIpv4\": \"10.0.0.0/8\"}]}}}");
    assertThat(only(s).cli())
        .isEqualTo("aws ec2 revoke-security-group-ingress --region us-east-1 --cli-input-json "
            + "'{\"GroupId\":\"sg-1\",\"IpPermissions\":[{\"IpProtocol\":\"tcp\",\"FromPort\":22,\"ToPort\":22,"
            + "\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}]}'");
  }

  @Test
  void aRuleThatWasRewrittenToTheWorldIsClosed() {
    Situation s = situation(
        "close-security-group",
        "AWS::EC2::SecurityGroup|aws|111122223333|us-east-1|sg-1",
        List.of(),
        USER,
        "{\"requestParameters\": {\"ModifySecurityGroupRulesRequest\": {\"GroupId\": \"sg-1\", \"SecurityGroupRule\": ["
            + "{\"SecurityGroupRuleId\": \"sgr-1\", \"SecurityGroupRule\": {\"IpProtocol\": \"tcp\", \"FromPort\": 22,"
            + " \"ToPort\": 22, \"CidrIpv6\": \"::/0\"}},"
            + "{\"SecurityGroupRuleId\": \"sgr-2\", \"SecurityGroupRule\": {\"IpProtocol\": \"tcp\", \"FromPort\": 22,"
            + " \"ToPort\": 22, \"CidrIpv4\": \"10.0.0.0/8\"}}]}}}");
    assertThat(only(s).cli())
        .isEqualTo("aws ec2 revoke-security-group-ingress --region us-east-1 --cli-input-json "
            + "'{\"GroupId\":\"sg-1\",\"IpPermissions\":[{\"IpProtocol\":\"tcp\",\"FromPort\":22,\"ToPort\":22,"
            + "\"Ipv6Ranges\":[{\"CidrIpv6\":\"::/0\"}]}]}'");
  }

  @Test
  void aStoppedTrailIsStartedAndADeletedOneCannotBe() {
    String trigger = "{\"eventName\": \"%s\", \"requestParameters\": {\"name\": \"main\"}}";
    String key = "AWS::CloudTrail::Trail|aws|111122223333|us-east-1|main";
    assertThat(only(situation(
                "restart-logging", key, List.of(), USER, trigger.formatted("StopLogging")))
            .call()
            .operation())
        .isEqualTo("StartLogging");
    assertThat(Plans.of(
            situation("restart-logging", key, List.of(), USER, trigger.formatted("DeleteTrail"))))
        .extracting(Plan::name)
        .containsExactly("strong");
  }
}
