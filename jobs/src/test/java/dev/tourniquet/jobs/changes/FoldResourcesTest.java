package dev.tourniquet.jobs.changes;

import static dev.tourniquet.jobs.changes.FoldedLake.BUCKET;
import static dev.tourniquet.jobs.changes.FoldedLake.SNAPSHOT;
import static dev.tourniquet.jobs.changes.Written.bucket;
import static dev.tourniquet.jobs.changes.Written.call;
import static dev.tourniquet.jobs.changes.Written.instance;
import static dev.tourniquet.jobs.changes.Written.items;
import static dev.tourniquet.jobs.changes.Written.ownership;
import static dev.tourniquet.jobs.changes.Written.share;
import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.ingest.RealEvents;
import dev.tourniquet.jobs.ingest.ResourceEdges;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.inventory.RecordedItems;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One lake through several builds: each test begins where the one before it left the lake. */
@SparkTest(few = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FoldResourcesTest {
  private static final String CONFIG = "AWSLogs/111122223333/Config/us-east-1/2026/3/";

  private Path folder;
  private Lake lake;
  private FoldedLake folded;
  private Logs logs;
  private Logs inventory;

  @BeforeAll
  void logsAndRecordings(SparkSession spark, @TempDir Path temporary) {
    folder = temporary;
    logs = new Logs(folder.resolve("logs"))
        .put(
            "stratus.json",
            Logs.records(
                RealEvents.stratus().stream().map(JsonNode::toString).toArray(String[]::new)))
        .put(
            "ours.json",
            Logs.records(
                call("t1", "01", "ec2", "ModifySnapshotAttribute", share("add")),
                call("t2", "02", "ec2", "ModifySnapshotAttribute", share("remove")),
                call("p1", "02", "s3", "PutBucketOwnershipControls", ownership("ObjectWriter")),
                call(
                    "g1",
                    "02",
                    "glue",
                    "CreateJob",
                    "{\"name\":\"etl\",\"role\":\"arn:aws:iam::111122223333:role/Etl\"}"),
                call(
                    "i1",
                    "03",
                    "ec2",
                    "ModifyInstanceAttribute",
                    "{\"instanceId\":\"i-0123456789abcdef0\"}")));
    inventory = new Logs(folder.resolve("inventory"))
        .put(
            CONFIG + "1/ConfigSnapshot/a.json.gz",
            items(
                bucket("2026-03-02T10:04:00Z", "ObjectWriter"),
                instance("2026-03-01T00:00:00Z", "t3.micro")))
        .put(
            CONFIG + "3/ConfigHistory/111122223333_Config_AWS::S3::Bucket_1.json.gz",
            items(
                bucket("2026-03-02T10:04:00Z", "ObjectWriter"),
                bucket("2026-03-02T22:00:00Z", "BucketOwnerEnforced"),
                instance("2026-03-03T10:04:00Z", "p5.48xlarge")))
        .put(CONFIG + "3/ConfigHistory/broken.json", "{\"configurationItems\": [")
        .put("AWSLogs/111122223333/Config/notes.json", "{}")
        .put("AWSLogs/111122223333/Config/ConfigWritabilityCheckFile", "")
        .put(
            "20260301T000000Z/111122223333/us-east-1/ec2-describe-snapshot-attribute.json",
            "{\"SnapshotId\": \"snap-0123456789abcdef0\", \"CreateVolumePermissions\": []}");
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    folded = new FoldedLake(lake, logs, folder.resolve("inventory"));
    folded.build();
  }

  @Test
  @Order(1)
  void everyRealWriteIsAChangeOfItsCallerAndItsCall() {
    assertThat(folded.changes("snap-041993b54a9b3af6f"))
        .containsExactly(tuple(
            "createVolumePermission[098797384747]", "null", "\"098797384747\"", "EXACT", "TRAIL"));
    assertThat(then(
            lake.read(ResourceChanges.TABLE)
                .where(ResourceChanges.RESOURCE.col().contains("ami-de1fbCab6ccB03e6D")),
            ResourceChanges.PATH,
            ResourceChanges.ATTRIBUTION))
        .containsExactly(tuple("launchPermission[846424999548]", "EXACT"));
    assertThat(lake.read(ResourceChanges.TABLE)
            .where(ResourceChanges.SOURCE
                .col()
                .equalTo("TRAIL")
                .and(ResourceChanges.PRINCIPAL.col().isNull()))
            .count())
        .isZero();
  }

  @Test
  @Order(2)
  void aDescribedBaseMakesTheStateComplete() {
    assertThat(folded.state(SNAPSHOT, "createVolumePermission"))
        .containsExactly(tuple("[]", true, "DESCRIBE", instant("2026-03-02T10:00:00Z"), 0));
  }

  @Test
  @Order(2)
  void aShareFailsItsCheckUntilItIsTakenBackAndEachFlipNamesItsCall() {
    assertThat(then(
            lake.read(ResourceChecks.TABLE)
                .where(ResourceChecks.RESOURCE.col().equalTo(SNAPSHOT))
                .where(ResourceChecks.OUTCOME.col().notEqual("UNKNOWN"))
                .orderBy(ResourceChecks.FROM.col(), ResourceChecks.CHECK.col()),
            ResourceChecks.CHECK,
            ResourceChecks.OUTCOME,
            ResourceChecks.EVENT))
        .containsExactly(
            tuple("shared-with-account", "PASS", "t1"),
            tuple("shared-with-everyone", "FAIL", "t1"),
            tuple("shared-with-everyone", "PASS", "t2"));
  }

  @Test
  @Order(3)
  void whatCallsAndRecordingsAgreeOnIsOneChangeAndTheRestWasDoneOutsideTheLogs() {
    assertThat(then(
            folded.ofResource(ResourceChanges.TABLE, BUCKET),
            ResourceChanges.PATH,
            ResourceChanges.AFTER,
            ResourceChanges.ATTRIBUTION,
            ResourceChanges.SOURCE,
            ResourceChanges.EVENT))
        .containsExactlyInAnyOrder(
            tuple("ownership", "\"ObjectWriter\"", "EXACT", "TRAIL", "p1"),
            tuple("ownership", "\"BucketOwnerEnforced\"", "UNATTRIBUTED", "CONFIG", null));
    assertThat(folded
            .ofResource(ResourceStates.TABLE, BUCKET)
            .where(ResourceStates.ATTRIBUTE.col().equalTo("ownership"))
            .select(ResourceStates.DISAGREEMENTS.col())
            .head()
            .<String>getList(0))
        .containsExactly("config configuration-item at 2026-03-02T22:00:00Z shows"
            + " \"BucketOwnerEnforced\" where the calls held lead to \"ObjectWriter\"");
  }

  @Test
  @Order(4)
  void aRecordedFieldThatNoRuleFollowsIsAttributedByTimeAndResource() {
    assertThat(then(
            folded.ofResource(
                ResourceChanges.TABLE,
                "AWS::EC2::Instance|aws|111122223333|us-east-1|i-0123456789abcdef0"),
            ResourceChanges.PATH,
            ResourceChanges.BEFORE,
            ResourceChanges.AFTER,
            ResourceChanges.ATTRIBUTION,
            ResourceChanges.EVENT,
            ResourceChanges.REASON))
        .containsExactly(tuple(
            "configuration.instanceType",
            "\"t3.micro\"",
            "\"p5.48xlarge\"",
            "STRONG",
            "i1",
            "the only call that fits by time and kind"));
  }

  @Test
  @Order(5)
  void anItemInSnapshotAndHistoryIsHeldOnce() {
    assertThat(lake.read(RecordedItems.TABLE).count()).isEqualTo(4);
    assertThat(lake.read(RecordedItems.FILES).count()).isEqualTo(4);
  }

  @Test
  @Order(6)
  void whatCannotBeReadOfAwsConfigIsAProblemAndTheWritabilityCheckIsNone() {
    assertThat(lake.read(Inventory.PROBLEMS).select(Inventory.ERROR.col()).collectAsList())
        .extracting(row -> row.getString(0))
        .satisfiesExactlyInAnyOrder(
            error -> assertThat(error)
                .contains("broken.json")
                .contains("it ends in the middle of an item"),
            error -> assertThat(error)
                .contains("Cannot tell what AWS Config file this is")
                .contains("notes.json"));
  }

  @Test
  @Order(7)
  void aRoleHandedOverByAnyCallIsARelation() {
    assertThat(then(
            lake.read(ResourceEdges.TABLE).where(ResourceEdges.EVIDENCE.col().equalTo("g1")),
            ResourceEdges.TYPE,
            ResourceEdges.CONFIDENCE))
        .containsExactly(tuple("PASSED_ROLE", "STRONG"));
  }

  @Test
  @Order(8)
  void aBuildWithoutAnythingNewWritesNothing() {
    List<Long> before = folded.versions();
    folded.build();
    assertThat(folded.versions()).isEqualTo(before);
  }

  @Test
  @Order(9)
  void onlyResourcesThatNewFactsSpeakOfAreFoldedAgain() throws Exception {
    List<Tuple> others = folded.others();
    logs.put(
        "late.json",
        Logs.records(call("t3", "03", "ec2", "ModifySnapshotAttribute", share("add"))));
    inventory.put(
        CONFIG + "4/ConfigHistory/111122223333_Config_AWS::S3::Bucket_2.json.gz",
        items(bucket("2026-03-04T10:00:00Z", "").replace("\"OK\"", "\"ResourceDeleted\"")));
    Files.delete(folder.resolve(
        "inventory/20260301T000000Z/111122223333/us-east-1/ec2-describe-snapshot-attribute.json"));
    folded.build();
    assertThat(folded.others()).isEqualTo(others);
  }

  @Test
  @Order(10)
  void aLateEventAndACollectionThatWentChangeTheStateOfTheirResource() {
    assertThat(then(
            folded.ofResource(ResourceChanges.TABLE, SNAPSHOT),
            ResourceChanges.EVENT,
            ResourceChanges.PATH))
        .containsExactlyInAnyOrder(
            tuple("t1", "createVolumePermission[all]"),
            tuple("t2", "createVolumePermission[all]"),
            tuple("t3", "createVolumePermission[all]"));
    assertThat(folded.state(SNAPSHOT, "createVolumePermission"))
        .containsExactly(tuple("[\"all\"]", false, "TRAIL", instant("2026-03-03T10:00:00Z"), 0));
  }

  @Test
  @Order(11)
  void aRecordedDeletionEndsEveryAttribute() {
    assertThat(then(
            folded.ofResource(ResourceStates.TABLE, BUCKET),
            ResourceStates.ATTRIBUTE,
            ResourceStates.EXISTS,
            ResourceStates.DELETIONS,
            ResourceStates.DELETED_AT))
        .containsExactly(tuple(null, "NO", 1, instant("2026-03-04T10:00:00Z")));
  }

  private static Instant instant(String text) {
    return Instant.parse(text);
  }
}
