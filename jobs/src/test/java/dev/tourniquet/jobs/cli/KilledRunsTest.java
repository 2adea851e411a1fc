package dev.tourniquet.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.CommandProcess;
import dev.tourniquet.jobs.lake.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments. In each life of a lake runs are killed in all their stages, half of the logs coming
 * between; then a run is left alone. Its tables and pages must be those of a lake where nobody was killed.
 */
@SparkTest
@Tag("kill")
class KilledRunsTest {
  private static final List<String> STAGES =
      List.of("start", "ingest", "build", "triage", "report");
  private static final Pattern LINE = Pattern.compile("(?m)^(\\w+) +([0-9.]+) s  ");
  private static final int KILLS = Integer.getInteger("kills", 100);
  private static final int KILLS_OF_A_HALF = Integer.getInteger("kills.half", 2);
  private static final long SEED = Long.getLong("kills.seed", System.nanoTime());
  private static final Path WORLD = Path.of(
          "../sample-data", System.getProperty("kills.world", "quiet"))
      .toAbsolutePath()
      .normalize();

  @TempDir
  Path folder;

  private final Random random = new Random(SEED);
  private final Map<String, Double> seconds = new HashMap<>();
  private int killed;

  @Test
  void leaveNoTraceOnceARunIsLeftAlone(SparkSession spark) throws IOException {
    Life calm = new Life(folder.resolve("calm"));
    calm.deliverFirstHalf();
    String output = calm.runs().await().output();
    learn(output);
    calm.deliverTheRest();
    assertThat(calm.run().status()).isEqualTo(0);
    Map<String, List<String>> tables = calm.tables(spark);
    Map<String, String> pages = calm.pages();

    var softly = new SoftAssertions();
    for (int life = 0; killed < KILLS; life++) {
      Life killed = new Life(folder.resolve("life" + life));
      String told = live(killed);
      softly
          .assertThat(LakeContent.differences(tables, killed.tables(spark)))
          .as("tables after life " + life + ", seed " + SEED + told)
          .isEmpty();
      softly
          .assertThat(ReportContent.differences(pages, killed.pages()))
          .as("pages after life " + life + ", seed " + SEED + told)
          .isEmpty();
      System.out.printf(
          "Life %d, %d kills, seed %d, %d failed:%s%n",
          life, this.killed, SEED, softly.errorsCollected().size(), told);
      org.apache.hadoop.fs.FileUtil.fullyDelete(killed.folder.toFile());
    }
    softly.assertAll();
  }

  /** Kills runs before and after the rest of the logs came, then lets one end. */
  private String live(Life life) throws IOException {
    var told = new StringBuilder();
    life.deliverFirstHalf();
    kills(life, told);
    if (random.nextBoolean()) {
      life.run();
    }
    life.deliverTheRest();
    kills(life, told);
    Shell last = life.run();
    assertThat(last.status()).as(last.err() + told).isEqualTo(0);
    return told.toString();
  }

  /** In any stage, in the order of the stages, so that the later ones have something to be killed in. */
  private void kills(Life life, StringBuilder told) {
    random
        .ints(KILLS_OF_A_HALF, 1, STAGES.size())
        .sorted()
        .forEach(stage -> told.append(kill(life, stage)));
  }

  /** Kills in a stage, or tells that the run was faster. */
  private String kill(Life life, int stage) {
    String before = STAGES.get(stage - 1);
    CommandProcess run = life.runs();
    boolean reached = false;
    while (!reached && !run.endsWithin(20)) {
      reached =
          LINE.matcher(run.output()).results().anyMatch(line -> line.group(1).equals(before));
    }
    long delay =
        (long) (random.nextDouble() * 1_000 * seconds.getOrDefault(STAGES.get(stage), 5.0));
    boolean ended = run.endsWithin(delay);
    run.kill();
    killed += ended ? 0 : 1;
    return "\n  " + (ended ? "ended before a kill" : "killed " + delay + " ms") + " into "
        + STAGES.get(stage);
  }

  /** How long each stage takes. */
  private void learn(String output) {
    Matcher line = LINE.matcher(output);
    while (line.find()) {
      seconds.put(line.group(1), Double.parseDouble(line.group(2)));
    }
  }

  /** One lake with its logs and its report. */
  private record Life(Path folder) {
    Path lake() {
      return folder.resolve("lake");
    }

    Path reports() {
      return folder.resolve("reports");
    }

    Path logs() {
      return folder.resolve("logs");
    }

    void deliverFirstHalf() throws IOException {
      deliver(0);
    }

    void deliverTheRest() throws IOException {
      deliver(1);
    }

    private void deliver(int remainder) throws IOException {
      Path from = WORLD.resolve("logs");
      try (Stream<Path> files = Files.walk(from)) {
        List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
        for (int i = remainder; i < all.size(); i += 2) {
          Path to = logs().resolve(from.relativize(all.get(i)));
          Files.createDirectories(to.getParent());
          Files.copy(all.get(i), to);
        }
      }
    }

    CommandProcess runs() {
      return CommandProcess.Launch.PLAIN.start(folder.resolve("output"), arguments());
    }

    Shell run() {
      return Shell.run(arguments());
    }

    private String[] arguments() {
      return new String[] {
        "run",
        "--logs",
        logs().toString(),
        "--org",
        WORLD.resolve("org.yml").toString(),
        "--inventory",
        WORLD.resolve("inventory").toString(),
        "--lake",
        lake().toString(),
        "--reports",
        reports().toString()
      };
    }

    Map<String, List<String>> tables(SparkSession spark) {
      return LakeContent.of(
          spark, lake().toString(), text -> text.replace(logs().toString(), "<logs>"));
    }

    Map<String, String> pages() {
      return ReportContent.of(reports(), text -> text.replace(lake().toString(), "<lake>")
          .replace(logs().toString(), "<logs>"));
    }
  }
}
