package dev.tourniquet.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MeasuresTest {
  private static final Measure COLD =
      new Measure(IngestWays.SPARK, IngestWays.INGEST, true, 50, 60, 2_000_000_000, 0, 200_000_000);

  @Test
  void aLineGivesTheMeasureBack() {
    assertThat(Measure.isLine(COLD.line())).isTrue();
    assertThat(Measure.parse(COLD.line())).isEqualTo(COLD);
    assertThat(Measure.isLine("something Spark says")).isFalse();
  }

  @Test
  void coldAndWarmRunsAreKeptApartAndTheFastestCounts() {
    var measures =
        new Measures(List.of(COLD, run(IngestWays.SPARK, 30), run(IngestWays.SPARK, 25)));
    assertThat(measures.fastest(true)).contains(COLD);
    assertThat(measures.fastest(false).map(Measure::seconds)).contains(25.0);
    assertThat(new Measures(List.of(COLD)).fastest(false)).isEqualTo(Optional.empty());
  }

  @Test
  void stepsThatFollowOneAnotherAreAddedRunByRun() {
    Measure ingest = new Measure(IngestWays.SESSION, IngestWays.INGEST, true, 5, 8, 900, 10, 70);
    Measure build = new Measure(IngestWays.SESSION, IngestWays.BUILD, false, 3, 4, 1_000, 5, 90);
    assertThat(new Measures(List.of(ingest, build)).together("together").runs())
        .containsExactly(new Measure(IngestWays.SESSION, "together", true, 8, 12, 1_000, 15, 90));
  }

  @Test
  void theTableSaysHowManyTimesFasterWeAre() {
    Measures measures = new Measures(List.of(
        COLD,
        run(IngestWays.SPARK, 25),
        run(IngestWays.SESSION, 2.5),
        new Measure(
            IngestWays.COMMAND, IngestWays.INGEST, true, 10, 6, 1_000_000_000, 0, 100_000_000)));
    String table = printed(out -> new IngestTable(measures, 1_000_000, 1_260_000_000).print(out));
    assertThat(table)
        .contains(
            "| Spark's JSON reader into Delta | ingest | 50.0 | 25.2 | 25.0 | 50.4 | 40,000 |")
        .contains("| Spark's JSON reader into Delta | ingest | 5.00 | 10.0 |")
        .doesNotContain("DuckDB");
  }

  @Test
  void theLastBatchesAreComparedWithTheSecondToFourth() {
    var days = new ArrayList<Measure>();
    for (int day = 1; day <= 10; day++) {
      days.add(day(IngestWays.INGEST, day, day == 1 ? 9 : 2));
      days.add(day(IngestWays.BUILD, day, day > 7 ? 2 : 1));
    }
    assertThat(printed(out -> new BatchTable(new Measures(days)).print(out)))
        .contains("| 10 | 2.00 | 2.00 | 4.00 |")
        .contains("The last batches cost 1.33 times the second to fourth.");
  }

  @Test
  void batchesOfIngestAloneAreADayEach() {
    var days = new ArrayList<Measure>();
    for (int day = 1; day <= 7; day++) {
      days.add(day(IngestWays.INGEST, day, day));
    }
    assertThat(printed(out -> new BatchTable(new Measures(days)).print(out)))
        .contains("| 7 | 7.00 | – | 7.00 |")
        .contains("The last batches cost 2.00 times the second to fourth.");
  }

  private static Measure day(String step, int day, double seconds) {
    return new Measure(IngestWays.SESSION, step + " " + day, false, seconds, 1, 1, 1, 1);
  }

  @Test
  void pivotsAreShownByWayWithWhatTheyRead() {
    var pivot = new Measure(PivotWays.DUCKDB, "ip 203.0.113.1", false, 0.25, 0.3, 1, 2_500_000, 42);
    assertThat(printed(out -> new PivotTable(new Measures(List.of(pivot))).print(out)))
        .contains("| ip 203.0.113.1 | 42 | – | – | – | – | 0.25 | 2.50 |");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatAProcessReadAndHowMuchMemoryItTookIsSeen() throws Exception {
    Step sleep = Step.children(
        "way", "sleep", () -> (long) new ProcessBuilder("sleep", "0.2").start().waitFor());
    Measure measure = sleep.measure(true);
    assertThat(measure.cold()).isTrue();
    assertThat(measure.seconds()).isBetween(0.15, 60.0);
    assertThat(measure.peakBytes()).isPositive();
    assertThat(Step.here("way", "nothing", () -> 1L).measure(true).seconds())
        .as("a first run here counts from the start of the process")
        .isGreaterThan(0.1);
  }

  private static Measure run(String way, double seconds) {
    return new Measure(way, IngestWays.INGEST, false, seconds, seconds, 1_000, 0, 100);
  }

  private static String printed(Consumer<PrintStream> table) {
    var bytes = new ByteArrayOutputStream();
    table.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
