package dev.tourniquet.jobs.ingest;

import static dev.tourniquet.jobs.ingest.Logs.event;
import static dev.tourniquet.jobs.ingest.Logs.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.LockedFileSystem;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.lake.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One lake through several runs: each test begins where the one before it left the lake. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoadEventsTest {
  private static final String ORG = "AWSLogs/o-exampleorgid/111122223333/";
  private static final String DAY = ORG + "CloudTrail/us-east-1/2026/03/01/";
  private static final List<Table> WRITTEN =
      List.of(Events.TABLE, dev.tourniquet.jobs.ingest.Files.TABLE, Quarantine.TABLE);

  private Path folder;
  private Lake lake;
  private Logs logs;
  private IngestSummary first;

  @BeforeAll
  void ingestALittleOfEverything(SparkSession spark, @TempDir Path temporary) {
    folder = temporary;
    logs = new Logs(folder.resolve("logs"));
    byte[] whole = Logs.gzip(records(event("cut-1", "04", ""), event("cut-2", "04", ""))
        .getBytes(StandardCharsets.UTF_8));
    logs.put(
            DAY + "111122223333_CloudTrail_us-east-1_20260301T0005Z_a.json.gz",
            records(
                event("a1", "01", ""), event("a2", "01", ",\"requestParameters\":{ \"k\": 1 }")))
        .put(
            "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01/b.json.gz",
            records(event("b1", "01", ""), event("a1", "01", "")))
        .put("flat/array.json", "[" + event("c1", "02", "") + "," + event("c1", "02", "") + "]")
        .put("flat/lines.json", event("d1", "02", "") + "\n" + event("d2", "03", ""))
        .put("flat/one object.json", event("e1", "03", ",\"brandNew\":{\"x\":1}"))
        .put("flat/half.json.gz", Arrays.copyOf(whole, whole.length - 12))
        .put(
            "flat/typo.json",
            records(event("f1", "03", ",\"userAgent\";\"flipped\""), event("f2", "03", "")))
        .put(
            "flat/digest by content.json",
            "{\"awsAccountId\":\"111122223333\",\"digestStartTime\":\"x\"}")
        .put(ORG + "CloudTrail-Digest/us-east-1/2026/03/01/x.json.gz", "{}")
        .put(ORG + "CloudTrail-Insight/us-east-1/2026/03/01/x.json.gz", "{}")
        .put(ORG + "Config/us-east-1/2026/3/1/ConfigSnapshot/x.json.gz", "{}")
        .put("flat/lines.jsonl", event("g1", "03", ""))
        .put("flat/readme.txt", "not for us");
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
    first = LoadEvents.run(lake, logs.options());
  }

  @Test
  @Order(1)
  void everyEventIsKeptOnce() {
    assertThat(first).isEqualTo(new IngestSummary(7, 5, 9, 2, 4));
    assertThat(ids()).containsExactly("a1", "a2", "b1", "c1", "cut-1", "d1", "d2", "e1", "f2");
  }

  @Test
  @Order(1)
  void theLedgerTellsWhatEachObjectWas() {
    assertThat(lake.read(dev.tourniquet.jobs.ingest.Files.TABLE).collectAsList())
        .extracting(
            row -> name(row.getAs("object")),
            row -> row.getAs("kind"),
            row -> row.getAs("events"),
            row -> row.getAs("duplicates"),
            row -> row.getAs("quarantined"))
        .contains(
            tuple("array.json", "LOG", 1L, 1L, 0L),
            tuple("half.json.gz", "LOG", 1L, 0L, 2L),
            tuple("typo.json", "LOG", 1L, 0L, 1L),
            tuple("digest by content.json", "DIGEST", 0L, 0L, 0L),
            tuple("lines.jsonl", "UNKNOWN", 0L, 0L, 1L),
            tuple("readme.txt", "OTHER", 0L, 0L, 0L))
        .extracting(row -> row.toList().get(1))
        .containsOnlyOnce("INSIGHT", "CONFIG")
        .hasSize(13);
    // Of two objects that hold the same event one keeps it, always the same one.
    assertThat(lake.read(dev.tourniquet.jobs.ingest.Files.TABLE)
            .where(dev.tourniquet.jobs.ingest.Files.OBJECT.col().rlike("_a.json.gz$|/b.json.gz$"))
            .collectAsList())
        .extracting(row -> row.<Long>getAs("events"), row -> row.<Long>getAs("duplicates"))
        .containsAnyOf(tuple(1L, 1L), tuple(2L, 0L))
        .allMatch(
            counts -> (long) counts.toList().get(0) + (long) counts.toList().get(1) == 2);
  }

  @Test
  @Order(1)
  void rawTextAndUnknownFieldsComeThroughTheLake() {
    assertThat(row("a2").<String>getAs("requestParameters")).isEqualTo("{ \"k\": 1 }");
    assertThat(EventRecords.event(row("e1")).record())
        .isEqualTo(Parsed.of(event("e1", "03", ",\"brandNew\":{\"x\":1}")).record());
  }

  @Test
  @Order(1)
  void quarantineTellsWhereAndHowToMendIt() {
    assertThat(lake.read(Quarantine.TABLE).collectAsList())
        .extracting(
            row -> name(row.getAs("object")), row -> row.getAs("reason"), row -> row.getAs("index"))
        .containsExactlyInAnyOrder(
            tuple("half.json.gz", "BROKEN_GZIP", null),
            tuple("half.json.gz", "CUT_OFF", 1),
            tuple("typo.json", "BROKEN_JSON", 0),
            tuple("lines.jsonl", "SKIPPED", null));
    assertThat(lake.read(Quarantine.TABLE).collectAsList())
        .extracting(row -> row.<String>getAs("error"))
        .contains(
            "The object is skipped, since its name ends neither in .json nor in .json.gz. If it holds CloudTrail"
                + " records, unpack it, or copy it under a name that does: gzip and JSON Lines are told by their"
                + " content. If not, it had better lie elsewhere than below --logs.")
        .filteredOn(error -> !error.contains("is skipped"))
        .allMatch(error -> error.contains("Fetch the object again"));
  }

  @Test
  @Order(2)
  void aSecondRunReadsNothingAndWritesNothing() {
    List<OptionalLong> before = versions();

    assertThat(LoadEvents.run(lake, logs.options())).isEqualTo(IngestSummary.NOTHING_NEW);
    assertThat(versions()).isEqualTo(before);
  }

  /** A run that died between two tables, a longer object in the place of another, and a locked object, in one run. */
  @Test
  @Order(3)
  void whatARunLeftHalfDoneIsFinishedAndNothingIsDoubled(SparkSession spark) throws IOException {
    LockedFileSystem.settings(spark);
    new Logs(folder.resolve("more")).put("secret.json", event("g1", "04", ""));
    Files.delete(folder.resolve("lake/_batches/000000000001.done"));
    FileUtil.fullyDelete(folder.resolve("lake/files/_delta_log").toFile());
    FileUtil.fullyDelete(folder.resolve("lake/quarantine/_delta_log").toFile());
    logs.put(
        "flat/lines.json",
        event("d1", "02", "") + "\n" + event("d2", "03", "") + "\n" + event("d3", "03", ""));

    // One object with an event of its own, and what the other run had read and told nobody.
    assertThat(LoadEvents.run(lake, withLocked())).isEqualTo(new IngestSummary(14, 0, 10, 2, 5));
    assertThat(ids())
        .containsExactly("a1", "a2", "b1", "c1", "cut-1", "d1", "d2", "d3", "e1", "f2");
    assertThat(lake.read(Quarantine.TABLE).count()).isEqualTo(5);
    assertThat(lake.read(dev.tourniquet.jobs.ingest.Files.TABLE).collectAsList())
        .extracting(row -> name(row.getAs("object")))
        .hasSize(14)
        .doesNotContain("secret.json");
  }

  @Test
  @Order(4)
  void anObjectThatMayNotBeReadIsTriedAndToldEachTime() {
    List<OptionalLong> before = versions();

    assertThat(LoadEvents.run(lake, withLocked())).isEqualTo(new IngestSummary(0, 0, 0, 0, 1));
    assertThat(versions()).isEqualTo(before);
  }

  private IngestOptions withLocked() {
    return new IngestOptions(
        List.of(logs.root().toString(), "locked://" + folder.resolve("more")), Limits.DEFAULT);
  }

  private List<String> ids() {
    return lake.read(Events.TABLE).collectAsList().stream()
        .map(row -> row.<String>getAs("eventID"))
        .sorted()
        .toList();
  }

  private Row row(String id) {
    return lake.read(Events.TABLE).where(Events.EVENT_ID.col().equalTo(id)).head();
  }

  private List<OptionalLong> versions() {
    return WRITTEN.stream().map(lake::version).toList();
  }

  private static String name(String object) {
    return object.substring(object.lastIndexOf('/') + 1);
  }
}
