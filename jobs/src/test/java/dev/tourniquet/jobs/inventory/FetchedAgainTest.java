package dev.tourniquet.jobs.inventory;

import static dev.tourniquet.jobs.ingest.Given.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tourniquet.inventory.InventoryProblem;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.RefusingFileSystem;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be fetched once is fetched by the next run; what is broken stays told until it is replaced. */
@SparkTest(few = true)
class FetchedAgainTest {
  private static final String CONFIG = "AWSLogs/111122223333/Config/us-east-1/2026/3/1/";
  private static final String SNAPSHOT = CONFIG + "ConfigSnapshot/a.json.gz";
  private static final String HISTORY = CONFIG + "ConfigHistory/h.json";
  private static final String IMAGES =
      "20260301T000000Z/111122223333/us-east-1/ec2-describe-images.json";
  private static final String WHOLE =
      "{\"Images\": [{\"ImageId\": \"ami-1\"}, {\"ImageId\": \"ami-2\"}]}";

  private Path folder;
  private Lake lake;
  private Logs inventory;

  @BeforeEach
  void anInventoryInALake(SparkSession spark, @TempDir Path temporary) {
    folder = temporary;
    inventory = new Logs(folder.resolve("inventory"))
        .put(SNAPSHOT, recorded("b1", "b2"))
        .put(IMAGES, WHOLE);
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
  }

  @AfterEach
  void everythingIsGiven() {
    RefusingFileSystem.permit();
  }

  @Test
  void whatWasRefusedIsReadOnceItIsPermitted() {
    RefusingFileSystem.refuse("a.json.gz", FetchedAgainTest::denied);
    RefusingFileSystem.refuse("ec2-describe-images.json", FetchedAgainTest::denied);
    assertThat(load()).isEqualTo(2);
    assertThat(problems())
        .containsExactlyInAnyOrder(
            refused(SNAPSHOT, "AccessDenied: kms:Decrypt"),
            refused(IMAGES, "AccessDenied: kms:Decrypt"));
    assertThat(ids()).isEmpty();

    RefusingFileSystem.permit();
    assertThat(load()).isZero();
    assertThat(ids()).containsExactly("ami-1", "ami-2", "b1", "b2");

    List<OptionalLong> before = versions();
    assertThat(load()).isZero();
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void aWholeInventoryIsWrittenOnce() throws IOException {
    assertThat(load()).isZero();
    List<Path> before = written();

    assertThat(load()).isZero();
    assertThat(written()).isEqualTo(before);
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("lake"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void whatBrokeOffHalfWayIsUsedAndReadWholeByTheNextRun() {
    inventory.put(HISTORY, recorded("b3", "b4"));
    RefusingFileSystem.breakOff("h.json", recorded("b3", "b4").indexOf("b4"));
    RefusingFileSystem.breakOff("ec2-describe-images.json", WHOLE.indexOf("ami-2"));
    assertThat(load()).isEqualTo(2);
    assertThat(problems()).allSatisfy(error -> assertThat(error)
        .contains("Connection reset (the next run tries it again)"));
    assertThat(ids()).containsExactly("ami-1", "b1", "b2", "b3");

    RefusingFileSystem.permit();
    assertThat(load()).isZero();
    assertThat(ids()).containsExactly("ami-1", "ami-2", "b1", "b2", "b3", "b4");
  }

  @Test
  void aFileThatStaysRefusedChangesNothingOfWhatVerdictsAreTakenFrom() {
    RefusingFileSystem.refuse("a.json.gz", FetchedAgainTest::denied);
    inventory.put(HISTORY, recorded("b3"));
    assertThat(load()).isEqualTo(1);
    var before = Stream.of(Inventory.ITEMS, RecordedItems.TABLE).map(lake::note).toList();

    assertThat(load()).isEqualTo(1);
    assertThat(Stream.of(Inventory.ITEMS, RecordedItems.TABLE).map(lake::note).toList())
        .isEqualTo(before);
  }

  @Test
  void aBrokenFileIsToldUntilItIsReplacedOrGoneAndNotReadAgainBefore() throws IOException {
    inventory
        .put(HISTORY, "{\"configurationItems\": [")
        .put(CONFIG + "ConfigHistory/gone.json", "{\"configurationItems\": [");
    assertThat(load()).isEqualTo(2);
    List<OptionalLong> before = versions();
    assertThat(load()).isEqualTo(2);
    assertThat(versions()).isEqualTo(before);

    inventory.put(HISTORY, recorded("b3"));
    assertThat(load()).isEqualTo(1);
    assertThat(ids()).containsExactly("ami-1", "ami-2", "b1", "b2", "b3");
    Files.delete(inventory.root().resolve(CONFIG + "ConfigHistory/gone.json"));
    assertThat(load()).isZero();
    assertThat(then(lake.read(RecordedItems.FILES), RecordedItems.FILE)).hasSize(4);
  }

  @Test
  void aFailureThatInflatingTakesForTheEndIsToldAllTheSame(SparkSession spark) throws IOException {
    byte[] first = Logs.gzip(WHOLE.getBytes(StandardCharsets.UTF_8));
    byte[] two = new byte[first.length * 2];
    System.arraycopy(first, 0, two, 0, first.length);
    System.arraycopy(first, 0, two, first.length, first.length);
    inventory.put("two.json.gz", two);
    assertThat(inflated(spark, two.length)).isEqualTo(tuple(WHOLE + WHOLE, List.of()));

    RefusingFileSystem.breakOff("two.json.gz", first.length);
    assertThat(inflated(spark, two.length))
        .isEqualTo(tuple(
            WHOLE,
            List.of(new InventoryProblem(
                uri("two.json.gz"),
                "stored byte " + first.length,
                "Connection reset (the next run tries it again)",
                "Check that it still exists and that this user may read it"))));
  }

  @Test
  void fewerBytesThanListedAreAFailure(SparkSession spark) {
    StoredBytes stored =
        new StoredBytes(uri(IMAGES), WHOLE.length() + 1L, HadoopSettings.of(spark));
    List<Object> last = Stream.iterate(
            InventoryRows.of(stored), java.util.Iterator::hasNext, rows -> rows)
        .map(rows -> rows.next().get(1))
        .toList();
    assertThat(stored.failed()).isTrue();
    assertThat(last.get(last.size() - 1).toString())
        .contains("it has 56 bytes, and 57 were listed (the next run tries it again)");
  }

  private Tuple inflated(SparkSession spark, long listed) throws IOException {
    StoredBytes stored = new StoredBytes(uri("two.json.gz"), listed, HadoopSettings.of(spark));
    try (InputStream in = InventoryFile.inflated(stored)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return tuple(text, stored.with(List.of()));
    }
  }

  private String uri(String file) {
    return RefusingFileSystem.uri(lake.spark(), inventory.root().resolve(file));
  }

  private long load() {
    return LoadInventory.run(lake, uri(""));
  }

  private static IOException denied() {
    return new AccessControlException("AccessDenied: kms:Decrypt");
  }

  private String refused(String file, String why) {
    return "Cannot read inventory file " + uri(file).replace("refusing://", "refusing:")
        + " at start: " + why + " (the next run tries it again)."
        + " Check that it still exists and that this user may read it";
  }

  private List<String> problems() {
    return lake.read(Inventory.PROBLEMS).select(Inventory.ERROR.col()).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private List<String> ids() {
    return lake
        .read(Inventory.ITEMS)
        .select(Inventory.ID.col())
        .union(lake.read(RecordedItems.TABLE).select(Inventory.ID.col()))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private List<OptionalLong> versions() {
    return Stream.of(Inventory.ITEMS, Inventory.PROBLEMS, RecordedItems.TABLE, RecordedItems.FILES)
        .map(lake::version)
        .toList();
  }

  private static String recorded(String... buckets) {
    return Stream.of(buckets)
        .map(bucket -> "{\"resourceType\": \"AWS::S3::Bucket\", \"resourceId\": \"" + bucket
            + "\", \"awsRegion\": \"us-east-1\", \"awsAccountId\": \"111122223333\","
            + " \"configurationItemStatus\": \"OK\","
            + " \"configurationItemCaptureTime\": \"2026-03-01T00:00:00Z\"}")
        .collect(java.util.stream.Collectors.joining(",", "{\"configurationItems\": [", "]}"));
  }
}
