package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.ingest.Logs;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A trail is stopped with a stolen key on the 20th. Two runs later its logs are older than the lake keeps. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptFindingsTest {
  private static final LocalDate FIRST_KEPT = LocalDate.parse("2026-03-25");
  private static final String GAP = "after the verdict: its logs were removed by --retain-days, so"
      + " it stays as it was judged as of 2026-03-20T10:00:00Z; look in AWS whether it still bleeds";

  private Path folder;
  private JsonNode before;

  @BeforeAll
  void forgetTheDayAndRunAgain(@TempDir Path temporary) throws IOException {
    folder = temporary;
    run("first", Stream.concat(days(15, 19), Stream.of(stop())));
    before = finding();
    run("second", days(26, 26), "--retain-days", daysFrom(FIRST_KEPT));
    run("third", days(27, 27));
  }

  @Test
  void itStaysOnTheBoardAsItWasAndSaysWhy() throws IOException {
    JsonNode after = finding();

    assertThat(after.path("verdict").asText()).isEqualTo("SICK");
    assertThat(texts(after.path("gaps")))
        .containsExactlyElementsOf(
            Stream.concat(texts(before.path("gaps")).stream(), Stream.of(GAP)).toList());
    ((ObjectNode) after).set("gaps", before.path("gaps"));
    assertThat(after).isEqualTo(before);
    assertThat(board().path("asOf").asText()).isEqualTo("2026-03-27T10:00:00Z");
  }

  @Test
  void itsPageIsThereAndLeadsNowhereThatIsNot() throws IOException {
    Path page = folder.resolve("reports").resolve(finding().path("page").asText());

    String html = Files.readString(page);

    assertThat(html).contains("removed by --retain-days");
    assertThat(Pattern.compile("href=\"([^\"#:]+\\.html)")
            .matcher(html)
            .results()
            .map(link -> page.resolveSibling(link.group(1)).normalize()))
        .isNotEmpty()
        .allMatch(Files::exists);
  }

  @Test
  void itCanStillBeContained() throws IOException {
    Shell shell = Shell.run(
        "contain",
        finding().path("id").asText(),
        "--lake",
        folder.resolve("lake").toString());

    assertThat(shell.status()).as(shell.err()).isZero();
    assertThat(shell.out()).contains("start-logging");
  }

  private JsonNode finding() throws IOException {
    JsonNode findings = board().path("findings");
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private JsonNode board() throws IOException {
    return SampleWorld.json(Files.readString(folder.resolve("reports/findings.json")));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String daysFrom(LocalDate first) {
    return String.valueOf(ChronoUnit.DAYS.between(first, LocalDate.now(ZoneOffset.UTC)) + 1);
  }

  private static Stream<String> days(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(day -> Logs.event("d" + day, "%02d".formatted(day), ""));
  }

  private static String stop() {
    return Logs.event(
            "stop",
            "20",
            ",\"readOnly\":false,\"requestParameters\":"
                + "{\"name\":\"arn:aws:cloudtrail:us-east-1:111122223333:trail/main\"},\"responseElements\":null")
        .replace("ec2.amazonaws.com", "cloudtrail.amazonaws.com")
        .replace("DescribeInstances", "StopLogging")
        .replace("203.0.113.7", "198.51.100.77");
  }

  private void run(String name, Stream<String> events, String... options) {
    new Logs(folder.resolve("logs"))
        .put(name + ".json", Logs.records(events.toArray(String[]::new)));
    Shell shell = Shell.mainJob(folder, options);
    assertThat(shell.status()).as(shell.err()).isZero();
  }
}
