package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.jobs.hunt.LakeTables;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.report.WriteReport;
import dev.tourniquet.triage.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job on every world of sample-data: its answers, and that a second run changes nothing. */
@SparkTest
class SampleWorldsTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"image-shared", "snapshot-public", "quiet"})
  void findsWhatIsThereAndStaysSilentOnTheRest(String name, SparkSession spark) {
    var world = new SampleWorld(name);

    Shell first = world.run(folder.resolve("lake"), folder.resolve("reports"));

    List<JsonNode> findings = findings();
    var softly = new SoftAssertions();
    softly.assertThat(first.status()).as(first.err()).isEqualTo(world.expected().isEmpty() ? 0 : 4);
    softly
        .assertThat(first.err())
        .contains("%,d duplicates dropped, 0 parts quarantined".formatted(world.deliveredTwice()))
        .contains("open " + folder.resolve("reports/index.html"));
    world.expected().forEach(expected -> assertFound(softly, expected, findings));
    findings.forEach(finding -> assertAllowed(softly, world, finding));
    softly.assertAll();
    if (world.expected().isEmpty()) {
      assertSecondRunChangesNothing(world, spark);
    }
  }

  /** Asked of the smallest world alone: it fills every table too. */
  private void assertSecondRunChangesNothing(SampleWorld world, SparkSession spark) {
    Lake lake = Lake.open(spark, folder.resolve("lake").toString());
    List<OptionalLong> versions = LakeTables.ALL.stream().map(lake::version).toList();
    Map<String, String> files = report();

    Shell second = world.run(folder.resolve("lake"), folder.resolve("reports"));

    assertThat(second.err()).contains("0 new log objects: 0 events added, 0 duplicates dropped");
    assertThat(LakeTables.ALL.stream().map(lake::version)).isEqualTo(versions);
    assertThat(report()).isEqualTo(files);
    assertNoBoardLeadsToPagesThatAreNotThere(lake);
  }

  private void assertNoBoardLeadsToPagesThatAreNotThere(Lake lake) {
    Path broken = folder.resolve("broken");
    try {
      // No page of a finding can be written below it.
      Files.writeString(Files.createDirectories(broken).resolve("findings"), "a file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThatThrownBy(() -> WriteReport.run(lake, broken.toString()))
        .isInstanceOf(Exception.class);
    assertThat(broken.resolve("findings.json")).doesNotExist();
    assertThat(broken.resolve("index.html")).doesNotExist();
  }

  private static void assertFound(
      SoftAssertions softly, JsonNode expected, List<JsonNode> findings) {
    List<JsonNode> found = findings.stream()
        .filter(finding -> text(finding, "/resource/id").equals(text(expected, "/resource")))
        .filter(finding -> text(finding, "/rule/lifeThreat").equals(text(expected, "/lifeThreat")))
        .toList();
    softly.assertThat(found).as("findings on " + expected).hasSize(1);
    for (JsonNode finding : found) {
      String what = text(finding, "/summary");
      softly.assertThat(texts(expected, "verdict")).as(what).contains(text(finding, "/verdict"));
      softly.assertThat(texts(expected, "bleeding")).as(what).contains(text(finding, "/bleeding"));
      softly
          .assertThat(finding.get("stopTheBleed"))
          .as("stop the bleed: " + what)
          .isEqualTo(expected.get("stopTheBleed"));
      softly
          .assertThat(text(finding, "/actor/arn"))
          .as(what)
          .isEqualTo(text(expected, "/principal"));
      softly.assertThat(text(finding, "/source/ip")).as(what).isEqualTo(text(expected, "/ip"));
      softly
          .assertThat(texts(finding, "trigger"))
          .as(what)
          .containsExactlyInAnyOrderElementsOf(texts(expected, "trigger"));
      softly.assertThat(who(finding)).as("who: " + what).contains(text(expected, "/actor"));
    }
  }

  private static void assertAllowed(SoftAssertions softly, SampleWorld world, JsonNode finding) {
    String resource = text(finding, "/resource/id");
    if (world.expected().stream().anyMatch(each -> text(each, "/resource").equals(resource))) {
      return;
    }
    Map<String, String> allowed = world.allowed();
    String highest = Stream.of("/resource/id", "/resource/arn", "/actor/arn")
        .map(pointer -> allowed.get(text(finding, pointer)))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(allowed.get("*"));
    softly
        .assertThat(Verdict.valueOf(text(finding, "/verdict")))
        .as(text(finding, "/rule/title") + " on " + finding.get("resource") + " by "
            + finding.get("actor") + ": " + text(finding, "/summary"))
        .isLessThanOrEqualTo(Verdict.valueOf(highest));
  }

  /** The person, where a chain led to one, else the caller itself. */
  private static String who(JsonNode finding) {
    return text(finding, "/actor/human/name") + " " + text(finding, "/actor/arn") + " "
        + text(finding, "/actor/session");
  }

  private List<JsonNode> findings() {
    try {
      JsonNode all = SampleWorld.json(Files.readString(folder.resolve("reports/findings.json")));
      return StreamSupport.stream(all.get("findings").spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file of the report with its time and size: one that is written again has another time. */
  private Map<String, String> report() {
    try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(Path::toString, SampleWorldsTest::stamp, (a, b) -> a, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node, String pointer) {
    return node.at(pointer).asText("");
  }

  private static List<String> texts(JsonNode node, String field) {
    return StreamSupport.stream(node.path(field).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
