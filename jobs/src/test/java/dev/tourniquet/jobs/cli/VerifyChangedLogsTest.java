package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.integrity.SignedBucket;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Logs that are not what was signed. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyChangedLogsTest {
  private TamperedBucket bucket;

  @BeforeAll
  void tamperAndVerify(SparkSession spark, @TempDir Path folder) throws IOException {
    bucket = new TamperedBucket(folder);
    SignedBucket swapped = bucket.chain("31");
    Path a = swapped.path(swapped.logKey(2, "a"));
    Path b = swapped.path(swapped.logKey(2, "b"));
    byte[] first = Files.readAllBytes(a);
    Files.write(a, Files.readAllBytes(b));
    Files.write(b, first);
    SignedBucket older = bucket.chain("32");
    Files.write(
        older.path(older.logKey(3, "a")), Files.readAllBytes(older.path(older.logKey(2, "a"))));
    SignedBucket renamed = bucket.chain("33");
    Files.move(renamed.path(renamed.logKey(2, "a")), renamed.path(renamed.logKey(2, "z")));
    SignedBucket appended = bucket.chain("34");
    Files.write(
        appended.path(appended.logKey(2, "a")), twice(appended.path(appended.logKey(2, "a"))));
    SignedBucket cut = bucket.chain("35");
    Path log = cut.path(cut.logKey(2, "a"));
    Files.write(log, Arrays.copyOf(Files.readAllBytes(log), 30));
    bucket.chain("36").log(2, "planted");
    SignedBucket early = bucket.chain("60");
    Path honest = early.path(early.logKey(-30, "early"));
    Path hidden = early.path(early.logKey(2, "a")).resolveSibling(honest.getFileName());
    Files.move(early.log(-30, "early"), hidden);
    SignedBucket nameless = bucket.chain("61");
    Path planted = nameless.path(nameless.logKey(2, "a")).resolveSibling("planted.json.gz");
    SignedBucket.write(planted, SignedBucket.gzip("{}".getBytes(StandardCharsets.UTF_8)));
    byte[] events = SignedBucket.gzip("{}".getBytes(StandardCharsets.UTF_8));
    SignedBucket.write(bucket.chain("62").path("AWSLogs/111122223362/extra/x.json.gz"), events);
    SignedBucket sidecar = bucket.chain("63");
    SignedBucket.write(
        sidecar.path(sidecar.logKey(2, "a")).resolveSibling("x.metadata.json"), events);
    SignedBucket elsewhere = bucket.chain("64");
    String key = elsewhere.logKey(4, "a").replace("/CloudTrail/", "/CloudTrail-NetworkActivity/");
    Files.createDirectories(elsewhere.path(key).getParent());
    Files.move(elsewhere.path(elsewhere.logKey(4, "a")), elsewhere.path(key));
    ObjectNode digest = elsewhere.content(4);
    ((ObjectNode) digest.at("/logFiles/0")).put("s3Object", key);
    elsewhere.sign(4, digest, TamperedBucket.AWS);
    SignedBucket emptied = bucket.chain("37");
    SignedBucket.write(
        emptied.path(emptied.logKey(2, "a")),
        SignedBucket.gzip("{\"Records\":[]}".getBytes(StandardCharsets.UTF_8)));
    SignedBucket nothing = bucket.chain("38");
    SignedBucket.write(nothing.path(nothing.logKey(2, "a")), new byte[0]);
    SignedBucket strange = bucket.chain("39");
    Files.copy(
        strange.path(strange.logKey(2, "a")), strange.path(bucket.chain("40").logKey(2, "copied")));
    SignedBucket recompressed = bucket.chain("51");
    Path squeezed = recompressed.path(recompressed.logKey(2, "a"));
    SignedBucket.write(squeezed, SignedBucket.gzip(SignedBucket.plain(squeezed)));
    Path unpacked = recompressed.path(recompressed.logKey(3, "a"));
    SignedBucket.write(unpacked, SignedBucket.plain(unpacked));
    bucket.verify();
  }

  @Test
  void changedLogsAreModified() {
    assertThat(bucket.wrong("31")).containsExactly("log a modified", "log b modified");
    assertThat(bucket.wrong("32")).containsExactly("log a modified");
    assertThat(bucket.wrong("34")).containsExactly("log a modified");
    assertThat(bucket.wrong("35")).containsExactly("log a modified");
    assertThat(bucket.details("35")).containsExactly("INVALID: invalid format");
  }

  @Test
  void aRenamedLogIsMissingAndUnnamed() {
    assertThat(bucket.wrong("33")).containsExactlyInAnyOrder("log a missing", "log-not-signed z");
  }

  @Test
  void aPlantedLogIsNamedByNoDigest() {
    assertThat(bucket.wrong("36")).containsExactly("log-not-signed planted");
  }

  @Test
  void aPlantedLogDoesNotHideBehindAnEarlyTimeInItsName() {
    assertThat(bucket.wrong("60")).containsExactly("log-not-signed early");
  }

  @Test
  void aPlantedLogWhoseNameTellsNothingIsOfTheAccountAndRegionOfItsFolder() {
    assertThat(bucket.of("61"))
        .filteredOn(line -> line.path("kind").asText().equals("gap"))
        .extracting(line -> line.path("reason").asText() + " "
            + line.path("account").asText() + " " + line.path("region").asText())
        .containsExactly("log-not-signed 111122223361 us-east-1");
  }

  @Test
  void whateverEventsAreReadFromIsNamedByADigestOrToldOf() {
    assertThat(bucket.wrong("62")).containsExactly("log-not-signed AWSLogs/111122223362/extra/x");
    assertThat(bucket.wrong("63")).singleElement().asString().endsWith("x.metadata.json");
  }

  @Test
  void aLogMayLieInAnyFolderThatItsDigestNames() {
    assertThat(bucket.wrong("64")).isEmpty();
    assertThat(bucket.of("64")).hasSize(12);
  }

  @Test
  void anEmptiedLogIsModified() {
    assertThat(bucket.wrong("37")).containsExactly("log a modified");
    assertThat(bucket.wrong("38")).containsExactly("log a modified");
  }

  @Test
  void theLogOfAnotherAccountIsNamedByNoDigestOfThisOne() {
    assertThat(bucket.wrong("39")).isEmpty();
    assertThat(bucket.wrong("40")).containsExactly("log-not-signed copied");
  }

  @Test
  void compressingALogAnewChangesNothingThatWasSigned() {
    assertThat(bucket.wrong("51")).isEmpty();
  }

  private static byte[] twice(Path path) throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(Files.readAllBytes(path));
    out.writeBytes(SignedBucket.gzip("{\"Records\":[]}".getBytes(StandardCharsets.UTF_8)));
    return out.toByteArray();
  }
}
