package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.integrity.SignedBucket;
import dev.tourniquet.jobs.integrity.SigningKey;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One run over many accounts of one bucket, each tampered with in its own way. Four hours of two logs each. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyTamperingTest {
  private static final String LONG_AGO = "2020-01-01T00:00:00Z";
  private static final String LATER = "2030-01-01T00:00:00Z";
  private static final SigningKey AWS = SigningKey.of("aa11", LONG_AGO, LATER);
  private static final SigningKey OLD = SigningKey.of("bb22", LONG_AGO, "2021-01-01T00:00:00Z");
  private static final SigningKey STRANGER = SigningKey.of("cc33", LONG_AGO, LATER);
  /** Signs with the stranger's key and says that it is AWS's. */
  private static final SigningKey PRETENDER =
      new SigningKey("aa11", LONG_AGO, LATER, STRANGER.pair());

  private Path root;
  private Shell shell;
  private List<JsonNode> lines;

  @BeforeAll
  void tamperAndVerify(SparkSession spark, @TempDir Path temporary) throws IOException {
    root = temporary.resolve("logs");
    deletions();
    forgeries();
    changedLogs();
    wholeChains();
    Path keys = Files.writeString(
        temporary.resolve("keys.json"),
        "{\"PublicKeyList\":[" + AWS.listed() + "," + OLD.listed() + "]}");
    shell = Shell.run("verify", "--logs", root.toString(), "--public-keys", keys.toString());
    lines = shell.out().lines().map(SampleWorld::json).toList();
  }

  private void deletions() throws IOException {
    delete(chain("1"), 2);
    SignedBucket two = chain("2");
    delete(two, 2);
    delete(two, 3);
    for (int hour = 1; hour <= 4; hour++) {
      delete(chain("3"), hour);
    }
    SignedBucket ended = SignedBucket.of(root, account("4"), AWS).hours(1, 8);
    for (int hour = 3; hour <= 8; hour++) {
      delete(ended, hour);
    }
  }

  private void forgeries() throws IOException {
    chain("11").sign(2, chain("11").content(2), STRANGER);
    chain("12").sign(2, chain("12").content(2), PRETENDER);
    chain("13").sign(2, chain("13").content(2), OLD);
    SignedBucket truncated = chain("14");
    Path digest = truncated.path(truncated.digestKey(2));
    Files.write(digest, Arrays.copyOf(Files.readAllBytes(digest), 150));
    SignedBucket other = chain("15").by("other").hours(1, 4);
    copyDigest(other, chain("15"));
    SignedBucket replaced = chain("16");
    ObjectNode content = replaced.content(2);
    content.withArray("logFiles").remove(0);
    replaced.sign(2, content, AWS);
    chain("17").metadata(2, chain("17").signature(2), "MD5withRSA");
    Files.delete(chain("18").path(chain("18").digestKey(2) + ".metadata.json"));
    SignedBucket.write(chain("19").path(chain("19").digestKey(2)), bomb());
    SignedBucket.write(
        chain("20").path(chain("20").digestKey(2)),
        SignedBucket.gzip(("{\"digestS3Object\":\"\u202e\u001b[2J\",\"x\":" + "[".repeat(100_000))
            .getBytes(StandardCharsets.UTF_8)));
  }

  private void changedLogs() throws IOException {
    SignedBucket swapped = chain("31");
    Path a = swapped.path(swapped.logKey(2, "a"));
    Path b = swapped.path(swapped.logKey(2, "b"));
    byte[] first = Files.readAllBytes(a);
    Files.write(a, Files.readAllBytes(b));
    Files.write(b, first);
    SignedBucket older = chain("32");
    Files.write(
        older.path(older.logKey(3, "a")), Files.readAllBytes(older.path(older.logKey(2, "a"))));
    SignedBucket renamed = chain("33");
    Files.move(renamed.path(renamed.logKey(2, "a")), renamed.path(renamed.logKey(2, "z")));
    SignedBucket appended = chain("34");
    Files.write(
        appended.path(appended.logKey(2, "a")), twice(appended.path(appended.logKey(2, "a"))));
    SignedBucket cut = chain("35");
    Path log = cut.path(cut.logKey(2, "a"));
    Files.write(log, Arrays.copyOf(Files.readAllBytes(log), 30));
    chain("36").log(2, "planted");
  }

  private void wholeChains() {
    SignedBucket recompressed = chain("51");
    Path log = recompressed.path(recompressed.logKey(2, "a"));
    SignedBucket.write(log, SignedBucket.plain(log));
    chain("52").by("second_trail").hours(1, 4);
    chain("53").in("eu-west-1").hours(1, 4);
    chain("54").log(6, "pending");
    SignedBucket.of(root, account("55"), AWS).hours(5, 8).log(2, "early");
    SignedBucket.of(root, account("56"), AWS).hours(1, 2).hours(5, 6);
  }

  @Test
  void aDeletedDigestIsMissingAndItsHourIsNotProved() {
    assertThat(wrong("1"))
        .containsExactlyInAnyOrder(
            "no-signed-digest 01:00-02:00",
            "digest@02:00 missing",
            "log-not-signed a",
            "log-not-signed b");
  }

  @Test
  void twoDigestsDeletedInARowAreNoticed() {
    assertThat(wrong("2"))
        .contains("digest@03:00 missing", "no-signed-digest 01:00-03:00")
        .hasSize(6);
  }

  @Test
  void logsWithoutAnyDigestAreNotProved() {
    assertThat(wrong("3")).containsExactly("no-digests 00:30-03:30");
  }

  @Test
  void digestsThatEndLongBeforeTheLogsDoAreNoticed() {
    assertThat(wrong("4"))
        .containsExactlyInAnyOrder("after-last-digest 02:30-03:30", "digests-ended 04:30-07:30");
  }

  @Test
  void aDigestSignedWithAnotherKeyProvesNothing() {
    for (String forged : List.of("11", "12", "13", "17", "18")) {
      assertThat(wrong(forged))
          .contains(
              "digest@02:00 bad-signature",
              "log a bad-signature",
              "log b bad-signature",
              "no-signed-digest 01:00-02:00")
          .hasSize(4);
    }
    assertThat(details("11")).contains("INVALID: public key not found for fingerprint cc33");
    assertThat(details("12")).contains("INVALID: signature verification failed");
    assertThat(details("13")).anyMatch(detail -> detail.contains("bb22 was not valid then"));
    assertThat(details("17")).anyMatch(detail -> detail.contains("its algorithm is MD5withRSA"));
    assertThat(details("18")).anyMatch(detail -> detail.contains("has none in its metadata"));
  }

  @Test
  void aDigestThatCannotBeReadProvesNothing() {
    for (String broken : List.of("14", "19", "20")) {
      assertThat(wrong(broken))
          .contains("digest@02:00 modified", "no-signed-digest 01:00-02:00", "log-not-signed a");
    }
    assertThat(shell.out()).doesNotContain("\u202e", "\u001b");
  }

  @Test
  void theDigestOfAnotherTrailIsOutOfPlace() {
    assertThat(wrong("15")).contains("digest@02:00 modified", "no-signed-digest 01:00-02:00");
    assertThat(details("15")).contains("INVALID: has been moved from its original location");
  }

  @Test
  void aSignedDigestThatTheNextOneDoesNotKnowWasReplaced() {
    assertThat(wrong("16")).containsExactlyInAnyOrder("digest@02:00 modified", "log-not-signed a");
    assertThat(details("16")).contains("INVALID: the digest after it names another hash");
  }

  @Test
  void changedLogsAreModified() {
    assertThat(wrong("31")).containsExactly("log a modified", "log b modified");
    assertThat(wrong("32")).containsExactly("log a modified");
    assertThat(wrong("34")).containsExactly("log a modified");
    assertThat(wrong("35")).containsExactly("log a modified");
    assertThat(details("35")).containsExactly("INVALID: invalid format");
  }

  @Test
  void aRenamedLogIsMissingAndUnnamed() {
    assertThat(wrong("33")).containsExactlyInAnyOrder("log a missing", "log-not-signed z");
  }

  @Test
  void aPlantedLogIsNamedByNoDigest() {
    assertThat(wrong("36")).containsExactly("log-not-signed planted");
  }

  @Test
  void compressingALogAnewChangesNothingThatWasSigned() {
    assertThat(wrong("51")).isEmpty();
  }

  @Test
  void severalTrailsAndRegionsOfOneBucketAreChainsOfTheirOwn() {
    assertThat(wrong("52")).isEmpty();
    assertThat(of("52")).hasSize(2 * 12);
    assertThat(wrong("53")).isEmpty();
    assertThat(of("53")).hasSize(2 * 12);
  }

  @Test
  void logsThatNoDigestCanNameYetAreNoAlarm() {
    assertThat(wrong("54")).containsExactly("after-last-digest 05:30-05:30");
    assertThat(wrong("55")).containsExactly("before-first-digest 01:30-01:30");
  }

  @Test
  void aStretchWithoutLoggingIsAGap() {
    assertThat(wrong("56")).containsExactly("logging-stopped 02:00-04:00");
  }

  @Test
  void theRunEndsWithOne() {
    assertThat(shell.status()).isEqualTo(1);
  }

  private SignedBucket chain(String world) {
    SignedBucket bucket = SignedBucket.of(root, account(world), AWS);
    return Files.exists(bucket.path(bucket.digestKey(1)))
            || Files.exists(bucket.path(bucket.logKey(1, "a")))
        ? bucket
        : bucket.hours(1, 4);
  }

  private static String account(String world) {
    return "1111222233" + (world.length() == 1 ? "0" : "") + world;
  }

  private static void delete(SignedBucket bucket, int hour) throws IOException {
    Files.delete(bucket.path(bucket.digestKey(hour)));
    Files.delete(bucket.path(bucket.digestKey(hour) + ".metadata.json"));
  }

  private static void copyDigest(SignedBucket from, SignedBucket to) throws IOException {
    for (String suffix : List.of("", ".metadata.json")) {
      Files.write(
          to.path(to.digestKey(2) + suffix),
          Files.readAllBytes(from.path(from.digestKey(2) + suffix)));
    }
  }

  private static byte[] twice(Path path) throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(Files.readAllBytes(path));
    out.writeBytes(SignedBucket.gzip("{\"Records\":[]}".getBytes(StandardCharsets.UTF_8)));
    return out.toByteArray();
  }

  private static byte[] bomb() {
    return SignedBucket.gzip(new byte[65 << 20]);
  }

  private List<JsonNode> of(String world) {
    return lines.stream()
        .filter(line -> line.toString().contains(account(world)))
        .toList();
  }

  private List<String> wrong(String world) {
    return of(world).stream()
        .filter(line -> !line.path("status").asText().equals("valid"))
        .map(VerifyTamperingTest::told)
        .toList();
  }

  private List<String> details(String world) {
    return of(world).stream()
        .filter(line -> line.has("detail"))
        .map(line -> line.get("detail").asText())
        .toList();
  }

  private static String told(JsonNode line) {
    String name =
        line.path("key").asText().replaceAll(".*_", "").replaceAll("(main)?\\.json\\.gz", "");
    return switch (line.get("kind").asText()) {
      case "digest" ->
        "digest@" + name.substring(9, 11) + ":" + name.substring(11, 13) + " "
            + line.get("status").asText();
      case "log" -> "log " + name + " " + line.get("status").asText();
      default -> line.get("reason").asText() + " " + (line.has("key") ? name : hours(line));
    };
  }

  private static String hours(JsonNode gap) {
    return gap.get("from").asText().substring(11, 16) + "-"
        + gap.get("to").asText().substring(11, 16);
  }
}
