package dev.tourniquet.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          ModifySnapshotAttribute ~ ADD AWS::EC2::Snapshot|aws||me-central-3r|snap-041993b54a9b3af6f createVolumePermission ["098797384747"]
          ModifyImageAttribute ~ ADD AWS::EC2::Image|aws||me-south-1r|ami-de1fbCab6ccB03e6D launchPermission ["846424999548"]
          ModifyDBSnapshotAttribute ~ SET AWS::RDS::DBSnapshot|aws|171471557522|meiso-eastwest-2r|exfiltration restore ["503161813013"]
          AuthorizeSecurityGroupIngress ~ ADD AWS::EC2::SecurityGroup|aws|032092706103|us-northeast-1r|sg-003dc7f1f1c686164 rules {"ingress tcp 22-22 208.236.235.254/0":{"ruleId":"sgr-09b3e3d2ca1edf2a2"}}
          AttachUserPolicy ~ ADD AWS::IAM::User|aws|229654561268|global|malicious-iam-user attachedPolicies ["arn:aws:iam::aws:policy/AdministratorAccess"]
          CreateLoginProfile ~ SET AWS::IAM::User|aws|070411556318|global|stratus-red-team-login-profile-user loginProfile "present"
          StopLogging ~ SET AWS::CloudTrail::Trail|aws|143434273843|apiso-centralnorth-2r|stratus-red-team-ct-stop-trail-buykxbqejv logging false
          AddPermission20150331v2 ~ ADD AWS::Lambda::Function|aws|880896431042|ca-centralnorth-1r|stratus-red-team-backdoor-f-func policy {"backdoor":{"Sid":"backdoor","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:ca-centralnorth-1r:880896431042:function:stratus-red-team-backdoor-f-func"}}
          """)
  void readsTheChangeOutOfARealEvent(String name, String expected) {
    assertThat(Changes.of(RealEvents.named(RealEvents.stratus(), name)))
        .extracting(ChangesTest::line)
        .containsExactly(expected);
  }

  @Test
  void readsEveryAttributeThatACreationSettles() {
    assertThat(Changes.of(RealEvents.named(RealEvents.invictus(), "CreateBucket")))
        .extracting(change -> change.op() + " " + change.attribute() + " " + change.value())
        .containsExactly(
            "CREATE policy null",
            "CREATE acl []",
            "CREATE publicAccessBlock {\"BlockPublicAcls\":true,\"IgnorePublicAcls\":true,"
                + "\"BlockPublicPolicy\":true,\"RestrictPublicBuckets\":true}",
            "CREATE ownership \"BucketOwnerEnforced\"");
  }

  @Test
  void readsPoliciesAsDocumentsWhateverTheirForm() {
    assertThat(Changes.of(RealEvents.named(RealEvents.invictus(), "PutBucketPolicy")))
        .singleElement()
        .satisfies(change -> assertThat(change.value().path("Statement")).hasSize(2));
    assertThat(Changes.of(RealEvents.named(RealEvents.stratus(), "UpdateAssumeRolePolicy")))
        .singleElement()
        .satisfies(
            change -> assertThat(change.value().at("/Statement/1/Principal/AWS").asText())
                .isEqualTo("arn:aws:iam::193672423079:root"));
  }

  @Test
  void everyRealWriteOfTheSampleChangesSomething() {
    assertThat(RealEvents.stratus())
        .allSatisfy(event -> assertThat(Changes.of(event)).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"errorCode\": \"Client.DryRunOperation\"",
        "\"errorMessage\": \"denied\"",
        "\"responseElements\": {\"_return\": false}",
        "\"responseElements\": {\"unsuccessful\": {\"items\": [{\"snapshotId\": \"snap-1\", \"error\": {}}]}}"
      })
  void aCallThatFailedChangesNothing(String failure) {
    assertThat(Changes.of(snapshotEvent(failure))).isEmpty();
  }

  @Test
  void anEmptyListOfFailuresIsNoFailure() {
    assertThat(Changes.of(snapshotEvent("\"responseElements\": {\"unsuccessful\": \"\"}")))
        .hasSize(1);
  }

  @Test
  void aCallWithoutATimeCannotBeOrderedAndChangesNothing() {
    assertThat(Changes.of(Event.parse(
            "{\"eventSource\": \"ec2.amazonaws.com\", \"eventName\": \"DeleteSnapshot\","
                + " \"requestParameters\": {\"snapshotId\": \"snap-1\"}}")))
        .isEmpty();
  }

  @Test
  void parametersThatAwsLeftOutMakeTheAttributeOfTheListedResourceUnknown() {
    assertThat(Changes.of(Event.parse("""
            {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketPolicy", "eventTime": "2026-03-01T00:00:00Z",
             "resources": [{"type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::b", "accountId": "111122223333"}],
             "requestParameters": {"omitted": true, "reason": "requestParameters too large"}}
            """)))
        .extracting(change -> change.op() + " " + change.resource().id() + " " + change.attribute())
        .containsExactly("UNREADABLE b policy");
  }

  @Test
  void parametersThatAwsLeftOutDoNotHideWhatNoParameterTells() {
    assertThat(Changes.of(Event.parse("""
            {"eventSource": "s3.amazonaws.com", "eventName": "CreateBucket", "eventTime": "2026-03-01T00:00:00Z",
             "resources": [{"type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::b", "accountId": "111122223333"}],
             "requestParameters": {"omitted": true, "reason": "requestParameters too large"}}
            """)))
        .extracting(change -> change.op() + " " + change.attribute())
        .containsExactly(
            "CREATE policy",
            "UNREADABLE acl",
            "UNREADABLE publicAccessBlock",
            "UNREADABLE ownership");
  }

  @Test
  void parametersThatAwsLeftOutOfACallThatNamesNoResourceChangeNothingThatCouldBeNamed() {
    assertThat(Changes.of(Event.parse("""
            {"eventSource": "iam.amazonaws.com", "eventName": "PutRolePolicy", "eventTime": "2026-03-01T00:00:00Z",
             "requestParameters": {"omitted": true, "reason": "requestParameters too large"}}
            """))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', textBlock = """
          {"ipPermissions": {"items": [{"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "ipRanges": {"items": [{"cidrIp": "0.0.0.0/0"}]}, "ipv6Ranges": {"items": [{"cidrIpv6": "::/0"}]}}]}} ~ ["ingress tcp 22-22 0.0.0.0/0","ingress tcp 22-22 ::/0"]
          {"ipPermissions": {}, "cidrIp": "0.0.0.0/0", "ipProtocol": "-1", "groupId": "sg-1"} ~ ["ingress -1 all 0.0.0.0/0"]
          {"ipPermissions": {"items": [{"ipProtocol": "udp", "fromPort": 53, "toPort": 53, "groups": {"items": [{"groupId": "sg-2"}]}}]}} ~ ["ingress udp 53-53 sg-2"]
          {"securityGroupRuleIds": {"items": [{"securityGroupRuleId": "sgr-1"}]}} ~ ["sgr-1"]
          """)
  void readsRulesOfSecurityGroupsInEveryLayout(String request, String removed) {
    assertThat(Changes.of(Event.parse("""
            {"eventSource": "ec2.amazonaws.com", "eventName": "RevokeSecurityGroupIngress",
             "eventTime": "2026-03-01T00:00:00Z", "requestParameters": %s}
            """.formatted(request
            .replaceFirst("\\{", "{\"groupId\": \"sg-1\", ")
            .replace(", \"groupId\": \"sg-1\"}", "}")))))
        .extracting(change -> change.value().toString())
        .containsExactly(removed);
  }

  @Test
  void readsCannedHeaderAndWrittenAcls() {
    assertThat(acl("\"x-amz-acl\": [\"public-read\"]"))
        .isEqualTo("[\"" + Acl.EVERYONE + " READ\"]");
    assertThat(acl("\"x-amz-acl\": \"private\"")).isEqualTo("[]");
    assertThat(acl("\"x-amz-grant-read\": \"uri=\\\"" + Acl.ANY_AWS + "\\\"\""))
        .isEqualTo("[\"" + Acl.ANY_AWS + " READ\"]");
    assertThat(acl("""
            "AccessControlPolicy": {"Owner": {"ID": "me"}, "AccessControlList": {"Grant": [
              {"Grantee": {"ID": "me"}, "Permission": "FULL_CONTROL"},
              {"Grantee": {"URI": "%s"}, "Permission": "WRITE"}]}}
            """.formatted(Acl.EVERYONE))).isEqualTo("[\"" + Acl.EVERYONE + " WRITE\"]");
  }

  @Property(tries = 200)
  void hostileValuesNeverThrow(@ForAll String text) {
    for (String name :
        List.of("ModifySnapshotAttribute", "PutBucketPolicy", "AuthorizeSecurityGroupIngress")) {
      String json = TextNode.valueOf(text).toString();
      assertThat(Changes.of(
              Event.parse("""
              {"eventSource": "ec2.amazonaws.com", "eventName": "%s", "eventTime": "2026-03-01T00:00:00Z",
               "awsRegion": %s, "recipientAccountId": %s, "requestParameters": {"snapshotId": %s, "groupId": %s,
               "cidrIp": [%s, {}], "createVolumePermission": {"add": %s}, "ipPermissions": {"items": [1, null, %s]}}}
              """.formatted(name, json, json, json, json, json, json, json))))
          .isNotNull();
    }
  }

  private static String acl(String request) {
    return Changes.of(Event.parse("""
            {"eventSource": "s3.amazonaws.com", "eventName": "PutBucketAcl", "eventTime": "2026-03-01T00:00:00Z",
             "requestParameters": {"bucketName": "b", %s}}
            """.formatted(request))).get(0).value().toString();
  }

  private static Event snapshotEvent(String more) {
    return Event.parse("""
        {"eventID": "e1", "eventSource": "ec2.amazonaws.com", "eventName": "ModifySnapshotAttribute",
         "eventTime": "2026-03-01T00:00:00Z", "awsRegion": "us-east-1", %s,
         "requestParameters": {"snapshotId": "snap-1",
           "createVolumePermission": {"add": {"items": [{"group": "all"}]}}}}
        """.formatted(more));
  }

  private static String line(AttributeChange change) {
    return change.op() + " " + change.resource().text() + " " + change.attribute() + " "
        + change.value();
  }
}
