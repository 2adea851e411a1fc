package dev.tourniquet.containment;

import static dev.tourniquet.containment.Situations.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.config.Change;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.Fold;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Actions that take back just what the triggers did, and what they do where that fits the trigger or not. */
class UndoingActionsTest {

  private static final String USER = "AWS::IAM::User|aws|111122223333|global|joe";
  private static final String KEY = "AWS::KMS::Key|aws|111122223333|us-east-1|k-1";

  private static Change[] changes(String event) {
    List<dev.tourniquet.config.AttributeChange> read = Changes.of(
        Event.parse(
            event
                .replace('\'', '"')
                .replaceFirst(
                    "\\{",
                    "{\"eventID\": \"e\", \"eventTime\":"
                        + " \"2026-03-01T14:00:00Z\", \"awsRegion\": \"us-east-1\", \"recipientAccountId\": \"111122223333\", ")));
    return Fold.history(read, List.of(), Instant.MAX).toArray(Change[]::new);
  }

  private static Step only(List<Step> steps) {
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  @Test
  void aUserPutIntoAGroupIsTakenOutOfItAgain() {
    Step step = only(Situations.of("undo-change", USER)
        .changes(changes("{'eventSource': 'iam.amazonaws.com', 'eventName': 'AddUserToGroup',"
            + " 'requestParameters': {'userName': 'joe', 'groupName': 'admins'}}"))
        .least());

    assertThat(step.call())
        .isEqualTo(new Call(
            "iam", "RemoveUserFromGroup", json("{'UserName': 'joe', 'GroupName': 'admins'}")));
    assertThat(step.inverse().operation()).isEqualTo("AddUserToGroup");
    assertThat(step.save()).containsExactly(Read.iam("ListGroupsForUser", "UserName", "joe"));
    assertThat(step.cautions())
        .contains("Whoever changed it can do so again: stop the caller as well");
  }

  @Test
  void aSharedSnapshotIsTakenBackFromJustTheAccountOfTheTrigger() {
    Step step = only(Situations.of(
            "undo-change", "AWS::EC2::Snapshot|aws|111122223333|us-east-1|snap-1")
        .changes(changes(
            "{'eventSource': 'ec2.amazonaws.com', 'eventName': 'ModifySnapshotAttribute', 'requestParameters':"
                + " {'snapshotId': 'snap-1', 'attributeType': 'CREATE_VOLUME_PERMISSION',"
                + " 'createVolumePermission': {'add': {'items': [{'userId': '846424999548'}]}}}}"))
        .least());

    assertThat(step.call().parameters())
        .isEqualTo(
            json(
                "{'SnapshotId': 'snap-1', 'Attribute': 'createVolumePermission', 'OperationType': 'remove', 'UserIds': ['846424999548']}"));
    assertThat(step.inverse().parameters().path("OperationType").asText()).isEqualTo("add");
  }

  @Test
  void aGuardRailWhoseValueBeforeIsNotKnownCannotBePutBack() {
    assertThat(Situations.of("undo-change", USER)
            .changes(changes(
                "{'eventSource': 'iam.amazonaws.com', 'eventName': 'DeleteUserPermissionsBoundary',"
                    + " 'requestParameters': {'userName': 'joe'}}"))
            .least())
        .isEmpty();
    assertThat(Situations.of("undo-change", USER).least()).as("nothing changed").isEmpty();
  }

  @Test
  void aSharedLayerLosesTheStatementThatTheTriggerAdded() {
    Situations shared = Situations.of(
            "end-layer-share", "AWS::Lambda::LayerVersion|aws|111122223333|us-east-1|tools:3")
        .trigger(
            "{\"eventName\": \"AddLayerVersionPermission20181031\", \"requestParameters\": {\"layerName\": \"tools\","
                + " \"versionNumber\": 3, \"statementId\": \"all\", \"action\": \"lambda:GetLayerVersion\", \"principal\": \"*\"}}");
    Step step = only(shared.least());

    assertThat(step.call().parameters().toString())
        .isEqualTo("{\"LayerName\":\"tools\",\"VersionNumber\":3,\"StatementId\":\"all\"}");
    assertThat(step.inverse().parameters().toString())
        .isEqualTo("{\"LayerName\":\"tools\",\"VersionNumber\":3,\"StatementId\":\"all\","
            + "\"Action\":\"lambda:GetLayerVersion\",\"Principal\":\"*\"}");
    assertThat(shared
            .trigger("{\"requestParameters\": {\"layerName\": \"tools\"}}")
            .least())
        .isEmpty();
  }

  @Test
  void keysPermissionsGrantsRulesAndSettingsOfEveryTriggerAreTakenBack() {
    String key =
        "{\"requestParameters\": {\"userName\": \"joe\"}, \"responseElements\": {\"accessKey\": {\"accessKeyId\": \"AKIA%s\"}}}";
    assertThat(told(
            Situations.of("disable-new-credential", USER).triggers(of(key, "2"), of(key, "1")),
            "AccessKeyId"))
        .containsExactly("AKIA2", "AKIA1");
    String permission = "{\"eventName\": \"AddPermission\", \"requestParameters\":"
        + " {\"functionName\": \"f\", \"statementId\": \"%s\", \"principal\": \"*\"}}";
    assertThat(told(
            Situations.of("close-function", "AWS::Lambda::Function|aws|111122223333|us-east-1|f")
                .triggers(of(permission, "two"), of(permission, "one"), of(permission, "two")),
            "StatementId"))
        .containsExactly("two", "one");
    String grant = "{\"responseElements\": {\"grantId\": \"%s\"}}";
    assertThat(told(
            Situations.of("revoke-grant", KEY).triggers(of(grant, "g2"), of(grant, "g1")),
            "GrantId"))
        .containsExactly("g2", "g1");
    String layer = "{\"requestParameters\": {\"layerName\": \"l\", \"versionNumber\": 1,"
        + " \"statementId\": \"%s\"}}";
    assertThat(told(
            Situations.of(
                    "end-layer-share", "AWS::Lambda::LayerVersion|aws|111122223333|us-east-1|l:1")
                .triggers(of(layer, "s2"), of(layer, "s1")),
            "StatementId"))
        .containsExactly("s2", "s1");
  }

  @Test
  void whatSeveralTriggersOpenedInAGroupIsClosedByOneCall() {
    String opened =
        "{\"responseElements\": {\"securityGroupRuleSet\": {\"items\": [{\"ipProtocol\": \"tcp\","
            + " \"fromPort\": %s, \"toPort\": %1$s, \"cidrIpv4\": \"0.0.0.0/0\"}]}}}";
    Step step = only(Situations.of(
            "close-security-group", "AWS::EC2::SecurityGroup|aws|111122223333|us-east-1|sg-1")
        .triggers(of(opened, "3389"), of(opened, "22"), of(opened, "22"))
        .least());

    assertThat(step.call().parameters().path("IpPermissions"))
        .extracting(rule -> rule.path("FromPort").asInt())
        .containsExactly(3389, 22);
  }

  private static Event of(String event, String value) {
    return Event.parse(event.formatted(value));
  }

  private static List<String> told(Situations s, String parameter) {
    return s.least().stream()
        .map(step -> step.call().parameters().path(parameter).asText())
        .toList();
  }

  @Test
  void anInstanceGivesCredentialsOnlyWithATokenAgain() {
    assertThat(only(Situations.of(
                    "require-metadata-token",
                    "AWS::EC2::Instance|aws|111122223333|us-east-1|i-0123456789abcdef0")
                .least())
            .call()
            .name())
        .isEqualTo("ec2:ModifyInstanceMetadataOptions");
    assertThat(Situations.of("require-metadata-token", USER).least()).isEmpty();
  }

  @Test
  void aKeyWhoseMaterialWasDeletedIsNotSavedByEnablingIt() {
    Situations key = Situations.of("keep-key", KEY);
    assertThat(key.trigger("{\"eventName\": \"DeleteImportedKeyMaterial\"}").least())
        .isEmpty();
    Step policy = only(key.trigger("{\"eventName\": \"PutKeyPolicy\"}")
        .before("policy", "{'Statement': [{'Effect': 'Allow', 'Principal': 'owner'}]}")
        .now("policy", "{'Statement': [{'Effect': 'Allow', 'Principal': 'thief'}]}")
        .least());
    assertThat(policy.call().name()).isEqualTo("kms:PutKeyPolicy");
  }

  @Test
  void aDestroyerIsStoppedAndItsBucketKeepsVersions() {
    List<Step> steps = Situations.of("deny-destruction", "AWS::S3::Bucket|aws||global|b")
        .caller(Situations.user(false))
        .least();
    assertThat(steps)
        .extracting(step -> step.call().name())
        .containsExactly("iam:UpdateAccessKey", "s3:PutBucketVersioning");
  }

  @Test
  void whatIsNoBucketAndNoDatabaseInstanceIsLeftAlone() {
    assertThat(Situations.of("keep-object-versions", USER).least()).isEmpty();
    assertThat(Situations.of("stop-replication", USER).least()).isEmpty();
    assertThat(Situations.of(
                "make-database-private", "AWS::RDS::DBCluster|aws|111122223333|us-east-1|c")
            .least())
        .isEmpty();
  }

  @Test
  void theLiftedBlockOfAnAccountIsTheAccountsToSet() {
    assertThat(only(Situations.of(
                    "block-public-access",
                    "AWS::S3::AccountPublicAccessBlock|aws|111122223333|global|111122223333")
                .least())
            .call()
            .service())
        .isEqualTo("s3control");
  }
}
