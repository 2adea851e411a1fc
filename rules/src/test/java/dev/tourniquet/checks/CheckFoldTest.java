package dev.tourniquet.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.checks.CheckInterval.Outcome;
import dev.tourniquet.config.Changes;
import dev.tourniquet.config.Held;
import dev.tourniquet.config.ResourceFold;
import dev.tourniquet.config.Write;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class CheckFoldTest {

  private static final String POLICY =
      "'Statement': [{'Effect': 'Allow', 'Principal': %s, 'Action': 's3:GetObject', 'Resource': '*'}]";

  static Event call(String id, int minute, String call, String request) {
    String[] parts = call.split(":", 2);
    return Event.parse("""
        {'eventID': '%s', 'eventTime': '2026-03-01T14:%02d:00Z', 'awsRegion': 'us-east-1',
         'recipientAccountId': '111122223333', 'eventSource': '%s.amazonaws.com', 'eventName': '%s',
         'userIdentity': {'type': 'IAMUser', 'arn': 'arn:aws:iam::111122223333:user/joe', 'userName': 'joe',
           'principalId': 'AIDAQQQQQQQQQQQQQQQQQ', 'accountId': '111122223333'},
         'requestParameters': %s, 'responseElements': {'_return': true}}""".formatted(id, minute, parts[0], parts[1], request).replace('\'', '"'));
  }

  static List<CheckInterval> intervals(Event... events) {
    assertThat(Changes.of(events[0])).as(events[0].record().toString()).isNotEmpty();
    ResourceKey key = Changes.of(events[0]).get(0).resource();
    ResourceFold fold = new ResourceFold(key);
    for (Event event : events) {
      Changes.of(event).stream().filter(one -> one.resource().equals(key)).forEach(fold::add);
      fold.add(Write.of(event));
    }
    return CheckFold.of(fold.changes(Held.of(List.of())), fold::stateAt);
  }

  private static Tuple told(CheckInterval one) {
    return tuple(one.check(), one.outcome(), minute(one.from()), minute(one.to()), one.event());
  }

  private static Integer minute(Instant time) {
    return time == null ? null : (int) (time.getEpochSecond() / 60 % 60);
  }

  private static Event share(String id, int minute, String op, String who) {
    return call(
        id,
        minute,
        "ec2:ModifySnapshotAttribute",
        "{'snapshotId': 'snap-0a1b2c3d4e5f60711', 'attributeType': 'CREATE_VOLUME_PERMISSION',"
            + " 'createVolumePermission': {'" + op + "': {'items': [" + who + "]}}}");
  }

  @Test
  void aShareFailsFromTheCallThatMadeItToTheOneThatTookItBack() {
    Event made = share("e1", 5, "add", "{'group': 'all'}");
    Event back = share("e2", 9, "remove", "{'group': 'all'}");

    assertThat(intervals(made, back))
        .filteredOn(one -> one.check().equals("shared-with-everyone"))
        .extracting(CheckFoldTest::told)
        .startsWith(tuple("shared-with-everyone", Outcome.FAIL, 5, 9, "e1"));
    assertThat(intervals(made).get(0).principal()).startsWith("iamuser:");
  }

  @Test
  void aTrailFailsWhileItIsStopped() {
    assertThat(intervals(
            call("e1", 1, "cloudtrail:StopLogging", "{'name': 'main'}"),
            call("e2", 3, "cloudtrail:StartLogging", "{'name': 'main'}")))
        .extracting(CheckFoldTest::told)
        .containsExactly(
            tuple("trail-stopped", Outcome.FAIL, 1, 3, "e1"),
            tuple("trail-stopped", Outcome.PASS, 3, null, "e2"));
  }

  @Test
  void aPublicPolicyIsNoFailureWhereTheBlockIsNotKnownAndNoneWhereItKeepsThePublicOut() {
    Event open = call(
        "e1",
        1,
        "s3:PutBucketPolicy",
        "{'bucketName': 'b', 'bucketPolicy': {" + POLICY.formatted("'*'") + "}}");
    Event blocked = call(
        "e2",
        2,
        "s3:PutBucketPublicAccessBlock",
        "{'bucketName': 'b', 'PublicAccessBlockConfiguration': {'RestrictPublicBuckets': true,"
            + " 'BlockPublicPolicy': false, 'BlockPublicAcls': true, 'IgnorePublicAcls': true}}");
    Event lifted = call(
        "e3",
        3,
        "s3:PutBucketPublicAccessBlock",
        "{'bucketName': 'b', 'PublicAccessBlockConfiguration': {'RestrictPublicBuckets': false,"
            + " 'BlockPublicPolicy': false, 'BlockPublicAcls': true, 'IgnorePublicAcls': true}}");

    assertThat(intervals(open, blocked, lifted))
        .extracting(CheckFoldTest::told)
        .containsExactly(
            tuple("bucket-public", Outcome.UNKNOWN, 1, 2, "e1"),
            tuple("bucket-public", Outcome.PASS, 2, 3, "e2"),
            tuple("bucket-public", Outcome.FAIL, 3, null, "e3"));
  }

  @Test
  void aDeletedResourceEndsItsIntervalAndHasNoOther() {
    assertThat(intervals(
            share("e1", 5, "add", "{'group': 'all'}"),
            call("e2", 9, "ec2:DeleteSnapshot", "{'snapshotId': 'snap-0a1b2c3d4e5f60711'}")))
        .filteredOn(one -> one.check().equals("shared-with-everyone"))
        .extracting(CheckFoldTest::told)
        .containsExactly(tuple("shared-with-everyone", Outcome.FAIL, 5, 9, "e1"));
  }

  @Test
  void aKeyDisabledTwiceFailsTwice() {
    assertThat(intervals(
            call("e1", 1, "kms:DisableKey", "{'keyId': 'k'}"),
            call("e2", 4, "kms:EnableKey", "{'keyId': 'k'}"),
            call("e3", 6, "kms:DisableKey", "{'keyId': 'k'}")))
        .extracting(CheckFoldTest::told)
        .containsExactly(
            tuple("key-unusable", Outcome.FAIL, 1, 4, "e1"),
            tuple("key-unusable", Outcome.PASS, 4, 6, "e2"),
            tuple("key-unusable", Outcome.FAIL, 6, null, "e3"));
  }

  @Test
  void theWebMayComeInAndARemoteShellMayNot() {
    String rule =
        "{'groupId': 'sg-0a1b2c3d4e5f60718', 'ipPermissions': {'items': [{'ipProtocol': 'tcp', 'fromPort': %1$d,"
            + " 'toPort': %1$d, 'ipRanges': {'items': [{'cidrIp': '0.0.0.0/0'}]}}]}}";
    Event web = call("e1", 1, "ec2:AuthorizeSecurityGroupIngress", rule.formatted(443));
    Event shell = call("e2", 2, "ec2:AuthorizeSecurityGroupIngress", rule.formatted(22));

    assertThat(intervals(web, shell))
        .extracting(CheckFoldTest::told)
        .containsExactly(
            tuple("group-open", Outcome.UNKNOWN, 1, 2, "e1"),
            tuple("group-open", Outcome.FAIL, 2, null, "e2"));
  }

  @Test
  void aResourceThatNothingChangedHasNoChecks() {
    assertThat(CheckFold.of(List.of(), time -> java.util.Optional.empty())).isEmpty();
  }
}
