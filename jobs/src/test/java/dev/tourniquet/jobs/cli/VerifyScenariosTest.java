package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real logs with signed digests: as they were, one changed, one gone. */
@SparkTest
class VerifyScenariosTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/integrity");

  @ParameterizedTest
  @CsvSource({"valid,0", "log_modified,1", "log_missing,1"})
  void everyDigestAndLogHasTheAnswerThatAwsGives(String name, int status, SparkSession spark)
      throws IOException {
    Shell shell = verify(name);

    assertThat(
            shell.out().lines().map(VerifyScenariosTest::line).map(VerifyScenariosTest::asAwsSays))
        .containsExactlyElementsOf(expected(name));
    assertThat(shell.status()).isEqualTo(status);
  }

  @Test
  void theContractsWordsSayWhatIsWrong(SparkSession spark) {
    assertThat(verify("log_modified").out())
        .contains("x9kHmzMa7cx6l9wM.json.gz\",\"status\":\"valid\"}")
        .contains(
            "iLj9fb7yyUG9X4Bf.json.gz\",\"status\":\"modified\",\"detail\":\"INVALID: hash value doesn't match\"}");
    assertThat(verify("log_missing").out())
        .contains(
            "x9kHmzMa7cx6l9wM.json.gz\",\"status\":\"missing\",\"detail\":\"INVALID: not found\"}");
  }

  @Test
  void aPersonIsToldTheSumsAndTheTime(SparkSession spark) {
    assertThat(verify("valid").err())
        .contains(
            "4 of 4 digests valid, 9 of 9 log objects valid, 0 gaps; signed from 2023-07-10T10:52:00Z to 2023-07-10T14:52:00Z");
  }

  @Test
  void whatWasReadIsWhatWasSigned(SparkSession spark, @TempDir Path folder) {
    String logs = SCENARIOS.resolve("log_modified").toAbsolutePath().toString();
    String lake = folder.resolve("lake").toString();
    Shell.run("ingest", "--logs", logs, "--lake", lake);
    Shell.run(
        "verify", "--logs", logs, "--public-keys", keys("log_modified").toString(), "--lake", lake);

    Shell joined = Shell.run("hunt", "sql", "--lake", lake, """
        SELECT status, count(*) AS n FROM files JOIN log_integrity USING (object)
        WHERE contentSha256 = log_integrity.sha256 AND log_integrity.kind = 'log'
        GROUP BY status ORDER BY status""");

    assertThat(joined.out().lines().map(line -> line.replaceAll("\\W+", " ").strip()))
        .contains("modified 1", "valid 8");
  }

  @Test
  void theKeysMayLieInTheInventory(SparkSession spark, @TempDir Path inventory) throws IOException {
    Path region =
        Files.createDirectories(inventory.resolve("20230710T000000Z/218007301253/us-east-1"));
    String keys =
        "{\"PublicKeyList\":" + Files.readString(SCENARIOS.resolve("valid/public-keys.json")) + "}";
    Files.writeString(region.resolve("cloudtrail-list-public-keys.json"), keys);

    for (String uri : List.of(inventory.toString(), inventory.toUri().toString())) {
      Shell shell =
          Shell.run("verify", "--logs", SCENARIOS.resolve("valid").toString(), "--inventory", uri);

      assertThat(shell.status()).as(uri).isZero();
    }
    Files.delete(region.resolve("cloudtrail-list-public-keys.json"));
    new Logs(region).put("cloudtrail-list-public-keys.json.gz", keys);

    assertThat(Shell.run(
                "verify",
                "--logs",
                SCENARIOS.resolve("valid").toString(),
                "--inventory",
                inventory.toString())
            .status())
        .as("gzipped")
        .isZero();
  }

  @Test
  void filesWithoutAnyDigestAreNothingToProve(SparkSession spark, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("events.json"), "{\"Records\":[]}");

    Shell shell = Shell.run(
        "verify", "--logs", folder.toString(), "--public-keys", keys("valid").toString());

    assertThat(shell.out()).isEmpty();
    assertThat(shell.status()).isEqualTo(1);
  }

  @Test
  void withoutKeysOrLogsNothingIsClaimed(SparkSession spark, @TempDir Path empty)
      throws IOException {
    Shell noKeys = Shell.run("verify", "--logs", SCENARIOS.resolve("valid").toString());
    assertThat(noKeys.status()).isEqualTo(2);
    assertThat(noKeys.err())
        .contains("Cannot verify without CloudTrail's public keys. Give --public-keys");

    Shell noInventory = Shell.run(
        "verify",
        "--logs",
        SCENARIOS.resolve("valid").toString(),
        "--inventory",
        "file:///no/such/folder");
    assertThat(noInventory.status()).isEqualTo(2);
    assertThat(noInventory.err())
        .contains("Cannot read the inventory file:///no/such/folder: ", "Check --inventory.");

    Path broken = Files.writeString(empty.resolve("keys.json"), "{}");
    Shell wrongKeys = Shell.run(
        "verify",
        "--logs",
        SCENARIOS.resolve("valid").toString(),
        "--public-keys",
        broken.toString());
    assertThat(wrongKeys.status()).isEqualTo(2);
    assertThat(wrongKeys.err()).contains("Cannot read the public keys " + broken);

    Path nothing = Files.createDirectories(empty.resolve("nothing"));
    Shell noLogs = Shell.run(
        "verify", "--logs", nothing.toString(), "--public-keys", keys("valid").toString());
    assertThat(noLogs.status()).isEqualTo(2);
    assertThat(noLogs.err()).contains("Cannot verify: there is no object below " + nothing);
  }

  private static Shell verify(String name) {
    return Shell.run(
        "verify",
        "--logs",
        SCENARIOS.resolve(name).toString(),
        "--public-keys",
        keys(name).toString());
  }

  private static Path keys(String name) {
    return SCENARIOS.resolve(name).resolve("public-keys.json");
  }

  private static List<String> expected(String name) throws IOException {
    JsonNode lines = new ObjectMapper()
        .readTree(Files.readString(SCENARIOS.resolve(name).resolve("expected.json")));
    return StreamSupport.stream(lines.spliterator(), false)
        .map(VerifyScenariosTest::asAwsSays)
        .toList();
  }

  /** The status in the words of {@code aws cloudtrail validate-logs}, which are our detail. */
  private static String asAwsSays(JsonNode line) {
    String detail = line.path("detail").asText(line.get("status").asText());
    return line.get("kind").asText() + " " + line.get("key").asText() + " " + detail;
  }

  private static JsonNode line(String json) {
    return SampleWorld.json(json);
  }
}
