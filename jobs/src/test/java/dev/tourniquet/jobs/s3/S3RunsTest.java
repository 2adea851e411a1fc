package dev.tourniquet.jobs.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tourniquet.jobs.CommandProcess;
import dev.tourniquet.jobs.CommandProcess.Ended;
import dev.tourniquet.jobs.CommandProcess.Launch;
import dev.tourniquet.jobs.cli.LakeContent;
import dev.tourniquet.jobs.cli.ReportContent;
import dev.tourniquet.jobs.lake.SparkTest;
import dev.tourniquet.jobs.s3.FaultyProxy.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The main job with logs, lake and reports in S3, as on a folder; and what it does when S3 has a bad day. */
@SparkTest
@Tag("s3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3RunsTest {
  private static final Path WORLD =
      Path.of("../sample-data/quiet").toAbsolutePath().normalize();
  private static final long SEED = Long.getLong("s3.seed", 1);

  private Path folder;
  private S3Server server;
  private Map<String, List<String>> tables;
  private Map<String, String> pages;

  @BeforeAll
  void aServerWithTheLogsAndWhatALocalRunMakesOfThem(@TempDir Path temporary, SparkSession spark)
      throws IOException {
    folder = temporary;
    server = S3Server.start(folder, "the-logs", "the-lake", "the-reports");
    server.upload(WORLD.resolve("logs"), "s3a://the-logs/trail");
    server.upload(WORLD.resolve("inventory"), "s3a://the-logs/inventory");
    Path lake = folder.resolve("local/lake");
    Path reports = folder.resolve("local/reports");
    Ended local = Launch.PLAIN.run(
        output("local"),
        arguments(
            WORLD.resolve("logs").toString(),
            WORLD.resolve("inventory").toString(),
            lake.toString(),
            reports.toString()));
    assertThat(local.status()).as(local.output()).isZero();
    tables = LakeContent.of(spark, lake.toString(), this::withoutPlaces);
    pages = ReportContent.of(reports, this::withoutPlaces);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void givesTheSameTablesAndPagesAsAFolder(SparkSession spark) throws IOException {
    Ended run = run(server.port(), "s3", "plain");

    assertThat(run.status()).as(run.output()).isZero();
    assertSame(spark, "plain");
    assertThat(run.output()).doesNotContain(S3Server.SECRET);
    assertNothingSecretIn(server.buckets().resolve("the-lake"));
    assertNothingSecretIn(server.buckets().resolve("the-reports"));
    assertSecondRunWritesNothing();
  }

  private void assertSecondRunWritesNothing() throws IOException {
    List<String> before = files("the-lake/plain");

    Ended second = run(server.port(), "s3a", "plain");

    assertThat(second.output()).contains("0 new log objects: 0 events added, 0 duplicates dropped");
    assertThat(files("the-lake/plain")).isEqualTo(before);
  }

  @Test
  void doesNotTellASecretWhenItIsWrong() {
    Ended run = launch(server.port())
        .with("AWS_SECRET_ACCESS_KEY", S3Server.SECRET + "x")
        .with("TOURNIQUET_DEBUG", "1")
        .run(output("wrong"), arguments("s3a", "wrong"));

    assertThat(run.status()).as(run.output()).isBetween(2, 3);
    assertThat(run.output()).contains("Cannot ").doesNotContain(S3Server.SECRET);
  }

  @Test
  void letsOneOfTwoRunsAtOnceWork(SparkSession spark) {
    CommandProcess first = launch(server.port()).start(output("first"), arguments("s3a", "two"));
    CommandProcess second = launch(server.port()).start(output("second"), arguments("s3", "two"));

    List<Ended> ended = List.of(first.await(), second.await());

    assertThat(ended)
        .as(ended.toString())
        .extracting(Ended::status)
        .containsExactlyInAnyOrder(0, 3);
    assertThat(ended)
        .anyMatch(run -> run.output().contains(": another run is at it (run, process "));
    assertSame(spark, "two");
  }

  @Test
  void finishesOrStopsAndGoesOnWhenS3HasABadDay(SparkSession spark) throws IOException {
    var random = new Random(SEED);
    Trouble[] rare = {
      Trouble.SLOW_DOWN, Trouble.RESET, Trouble.RESET_IN_ANSWER, Trouble.SHORT_READ, Trouble.STALL
    };
    Function<String, Trouble> troubles = request -> {
      synchronized (random) {
        return random.nextInt(25) == 0 ? rare[random.nextInt(rare.length)] : Trouble.NONE;
      }
    };
    List<String> told = new ArrayList<>();
    try (var proxy = new FaultyProxy(server.port(), troubles)) {
      Ended run;
      do {
        run = run(proxy.port(), "s3a", "bad-day");
        told.add(run.status() + ": " + run.output());
        assertThat(run.status()).as("seed " + SEED + "\n" + run.output()).isIn(0, 1, 3);
      } while (run.status() != 0 && told.size() < 8);
      assertThat(run.status()).as(String.join("\n", told)).isZero();
      assertThat(Stream.of(rare)).allMatch(trouble -> proxy.count(trouble) > 0);
    }
    assertSame(spark, "bad-day");
  }

  @Test
  void stopsWhenS3IsSlowedDownForGoodAndGoesOnLater(SparkSession spark) throws IOException {
    var requests = new java.util.concurrent.atomic.AtomicInteger();
    try (var proxy = new FaultyProxy(
        server.port(),
        request -> requests.incrementAndGet() > 150 ? Trouble.SLOW_DOWN : Trouble.NONE)) {
      Ended run = launch(proxy.port())
          .flag(
              "-Dspark.hadoop.fs.s3a.retry.throttle.limit=2",
              "-Dspark.hadoop.fs.s3a.attempts.maximum=2")
          .run(output("slow"), arguments("s3a", "slow"));

      assertThat(run.status()).as(run.output()).isEqualTo(3);
      assertThat(run.output())
          .contains("Failed: ")
          .contains("The lake is as the last commit left it");
    }
    Ended next = run(server.port(), "s3a", "slow");

    assertThat(next.status()).as(next.output()).isZero();
    assertSame(spark, "slow");
  }

  @Test
  void tellsOfAnObjectThatIsGoneAndReadsItWhenItIsBack(SparkSession spark) throws IOException {
    String gone = files("the-logs/trail").stream()
        .filter(file -> file.contains("_CloudTrail_"))
        .findFirst()
        .orElseThrow();
    try (var proxy = new FaultyProxy(
        server.port(),
        request ->
            request.startsWith("GET /the-logs/trail/" + gone) ? Trouble.GONE : Trouble.NONE)) {
      Ended run = run(proxy.port(), "s3a", "gone");

      assertThat(run.status()).as(run.output()).isEqualTo(1);
      assertThat(run.output()).contains("1 parts quarantined");
    }
    Ended next = run(server.port(), "s3a", "gone");

    assertThat(next.status()).as(next.output()).isZero();
    assertThat(next.output()).contains("1 new log objects");
    assertSame(spark, "gone");
  }

  private Ended run(int port, String scheme, String name) {
    return launch(port).run(output(name), arguments(scheme, name));
  }

  private static Launch launch(int port) {
    Launch launch = Launch.PLAIN;
    for (Map.Entry<String, String> flag : S3Server.flags(port).entrySet()) {
      launch = launch.flag("-D" + flag.getKey() + "=" + flag.getValue());
    }
    return launch
        .with("AWS_ACCESS_KEY_ID", S3Server.KEY)
        .with("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
  }

  private static String[] arguments(String scheme, String name) {
    return arguments(
        scheme + "://the-logs/trail",
        scheme + "://the-logs/inventory",
        scheme + "://the-lake/" + name,
        scheme + "://the-reports/" + name);
  }

  private static String[] arguments(String logs, String inventory, String lake, String reports) {
    return new String[] {
      "run",
      "--logs",
      logs,
      "--inventory",
      inventory,
      "--org",
      WORLD.resolve("org.yml").toString(),
      "--lake",
      lake,
      "--reports",
      reports
    };
  }

  /** Buckets are folders: what lies there is read without S3. What was quarantined on the way was told at the time. */
  private void assertSame(SparkSession spark, String name) {
    Map<String, List<String>> found = LakeContent.of(
        spark, server.buckets().resolve("the-lake/" + name).toString(), this::withoutPlaces);
    found.put("quarantine", tables.get("quarantine"));
    assertThat(LakeContent.differences(tables, found)).isEmpty();
    assertThat(ReportContent.differences(
            pages,
            ReportContent.of(server.buckets().resolve("the-reports/" + name), this::withoutPlaces)))
        .isEmpty();
  }

  private String withoutPlaces(String text) {
    return text.replaceAll("s3a?://the-logs/trail|file:" + WORLD + "/logs", "<logs>")
        .replaceAll("s3a?://the-logs/inventory|file:" + WORLD + "/inventory", "<inventory>")
        .replaceAll("s3a?://the-lake/[a-z-]+|(file:)?" + folder + "/local/lake", "<lake>");
  }

  private void assertNothingSecretIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(S3Server.SECRET);
      }
    }
  }

  private List<String> files(String below) throws IOException {
    Path root = server.buckets().resolve(below);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private Path output(String name) {
    return folder.resolve(name + ".txt");
  }
}
