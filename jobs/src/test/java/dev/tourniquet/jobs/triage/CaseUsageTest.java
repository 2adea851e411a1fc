package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.ingest.Given.given;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.baseline.Usage;
import dev.tourniquet.jobs.ingest.Given;
import dev.tourniquet.jobs.ingest.OperationDays;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.jobs.sessions.Identities;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The call is an image shared at noon of March 10th: the 9th and later belong to the incident. */
@SparkTest
class CaseUsageTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Table CANDIDATES = Table.whole(
      "candidates",
      "Cases.",
      CaseParts.CASE,
      Triggers.EVENT_TIME,
      Triggers.ACCOUNT,
      Triggers.PRINCIPAL,
      Triggers.EVENT_SOURCE,
      Triggers.EVENT_NAME,
      Triggers.AWS_REGION);

  private static final Table KINDS =
      Table.whole("kinds", "Peers.", CasePeers.PRINCIPAL, CasePeers.KIND);

  @Test
  void countsDaysOfTheIdentityAndAsksTheAccount(SparkSession spark) {
    assertThat(usage(
            spark,
            did("alice", 1, "DescribeImages", "us-east-1"),
            did("alice", 1, "DescribeVolumes", "us-east-1"),
            did("alice", 2, "DescribeImages", "eu-west-1"),
            did("bob", 2, "ModifyImageAttribute", "us-east-1")))
        .isEqualTo(new Usage(2, 3, 0, 2, 1, true, true, 1, 1));
  }

  @Test
  void theDayBeforeAndWhatFailedAreNoHistory(SparkSession spark) {
    assertThat(usage(
            spark,
            did("alice", 9, "ModifyImageAttribute", "us-east-1"),
            did("alice", 10, "ModifyImageAttribute", "us-east-1"),
            did("alice", 3, "ModifyImageAttribute", "us-east-1").with(OperationDays.OK, 0L)))
        .isEqualTo(Usage.NONE);
    assertThat(usage(spark, did("alice", 8, "ModifyImageAttribute", "us-east-1")))
        .isEqualTo(new Usage(1, 1, 1, 1, 1, true, true, 0, 0));
  }

  @Test
  void anotherAccountsCallsAreNoneOfThisOne(SparkSession spark) {
    assertThat(usage(
            spark,
            did("dave", 2, "ModifyImageAttribute", "us-east-1").with(OperationDays.ACCOUNT, "2")))
        .isEqualTo(Usage.NONE);
  }

  /** Mallory's finding began on the 6th: what she did from the 5th on is not usual. */
  private static Given sick() {
    return Given.row()
        .with(Findings.PRINCIPAL, "mallory")
        .with(Findings.VERDICT, "SICK")
        .with(Findings.FIRST_SEEN, Instant.parse("2026-03-06T12:00:00Z"))
        .with(Findings.LAST_SEEN, Instant.parse("2026-03-06T12:00:00Z"))
        .with(Findings.AS_OF, Instant.parse("2026-03-07T00:00:00Z"));
  }

  @Test
  void whatIdentitiesDidThatWereSickIsNotUsualInTheAccount(SparkSession spark) {
    assertThat(usage(spark, did("mallory", 5, "ModifyImageAttribute", "us-east-1")))
        .isEqualTo(Usage.NONE);
    assertThat(
            usageBeside(spark, stopped(), did("mallory", 7, "ModifyImageAttribute", "us-east-1")))
        .isEqualTo(Usage.NONE);
    assertThat(
            usageBeside(spark, stopped(), did("mallory", 8, "ModifyImageAttribute", "us-east-1")))
        .as("the day after she was stopped")
        .isEqualTo(new Usage(0, 0, 0, 0, 0, true, true, 0, 0));
    assertThat(usage(spark, did("mallory", 4, "ModifyImageAttribute", "us-east-1")))
        .isEqualTo(new Usage(0, 0, 0, 0, 0, true, true, 0, 0));
  }

  @Test
  void onlyWhatWasFoundByThenAndIsSickCounts(SparkSession spark) {
    Given later = sick().with(Findings.AS_OF, NOON.plusSeconds(1));
    Given maybe = sick().with(Findings.VERDICT, "MAYBE");

    assertThat(
            SickIdentities.of(given(spark, Findings.TABLE, later, maybe), NOON).isEmpty())
        .isTrue();
  }

  /** Two numbered roles of one account and one of another name; a permission set; two users of one group, and one. */
  @Test
  void peersAreRolesNamedAlikeOfOneSetAndUsersOfOneGroup(SparkSession spark) {
    List<String> kinds = then(
            CasePeers.kinds(
                given(
                    spark,
                    Identities.TABLE,
                    role("role:1:A", "batch-1"),
                    role("role:1:B", "batch-12"),
                    role("role:1:C", "batch-administrator"),
                    role("role:1:D", "stack-Role-1ABCDEF2GHIJK"),
                    role("role:1:E", "AWSReservedSSO_Admin_0123456789abcdef"),
                    role("role:1:F", "42"),
                    role("iamuser:1:AIDAALICE", "alice")),
                given(spark, Inventory.ITEMS, members("AIDAALICE", "builders"))),
            CasePeers.PRINCIPAL,
            CasePeers.KIND)
        .stream()
        .map(tuple -> tuple.toList().get(0) + " = " + tuple.toList().get(1))
        .toList();

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "role:1:A = role 1 batch",
            "role:1:B = role 1 batch",
            "role:1:C = role 1 batch-administrator",
            "role:1:D = role 1 stack-Role",
            "role:1:E = set Admin",
            "role:1:F = role 1 4",
            "iamuser:1:AIDAALICE = group 1 builders");
  }

  @Test
  void daysOfPeersAreCounted(SparkSession spark) {
    assertThat(usage(
            spark,
            did("bob", 2, "ModifyImageAttribute", "us-east-1"),
            did("bob", 3, "ModifyImageAttribute", "us-east-1"),
            did("bob", 9, "ModifyImageAttribute", "us-east-1"),
            did("carol", 3, "DescribeImages", "us-east-1"),
            did("dave", 4, "ModifyImageAttribute", "us-east-1")))
        .isEqualTo(new Usage(0, 0, 0, 0, 0, true, true, 2, 2));
  }

  private static Given role(String key, String name) {
    return Given.row()
        .with(Identities.PRINCIPAL, key)
        .with(Identities.ACCOUNT, "1")
        .with(Identities.NAME, name);
  }

  private static Given members(String id, String group) {
    return Given.row()
        .with(Inventory.ACCOUNT, "1")
        .with(Inventory.TYPE, "AWS::IAM::User")
        .with(Inventory.ITEM, "{\"UserId\":\"" + id + "\",\"GroupList\":[\"" + group + "\"]}");
  }

  private static Given like(String who) {
    return Given.row().with(CasePeers.PRINCIPAL, who).with(CasePeers.KIND, "builders");
  }

  private static Given did(String who, int day, String operation, String region) {
    return Given.row()
        .with(OperationDays.DAY, LocalDate.of(2026, 3, day))
        .with(OperationDays.PRINCIPAL, who)
        .with(OperationDays.ACCOUNT, "1")
        .with(OperationDays.EVENT_SOURCE, "ec2.amazonaws.com")
        .with(OperationDays.EVENT_NAME, operation)
        .with(OperationDays.AWS_REGION, region)
        .with(OperationDays.CALLS, 1L)
        .with(OperationDays.OK, 1L);
  }

  private static Given stopped() {
    return sick().with(Findings.FINDING, "{\"actor\":{\"stoppedAt\":\"2026-03-07T10:00:00Z\"}}");
  }

  private static Usage usage(SparkSession spark, Given... days) {
    return usageBeside(spark, sick(), days);
  }

  private static Usage usageBeside(SparkSession spark, Given sick, Given... days) {
    Given shared = Given.row()
        .with(CaseParts.CASE, "c1")
        .with(Triggers.EVENT_TIME, NOON)
        .with(Triggers.ACCOUNT, "1")
        .with(Triggers.PRINCIPAL, "alice")
        .with(Triggers.EVENT_SOURCE, "ec2.amazonaws.com")
        .with(Triggers.EVENT_NAME, "ModifyImageAttribute")
        .with(Triggers.AWS_REGION, "us-east-1");
    List<org.assertj.core.groups.Tuple> parts = then(
        CaseUsage.parts(
            given(spark, CANDIDATES, shared),
            SickIdentities.marked(
                given(spark, OperationDays.TABLE, days),
                SickIdentities.of(given(spark, Findings.TABLE, sick), NOON)),
            given(spark, KINDS, like("alice"), like("bob"), like("carol"))),
        CaseParts.PAYLOAD);
    assertThat(parts).hasSize(1);
    return Stored.read((String) parts.get(0).toList().get(0), Usage.class);
  }
}
