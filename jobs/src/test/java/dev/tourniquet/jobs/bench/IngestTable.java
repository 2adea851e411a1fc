package dev.tourniquet.jobs.bench;

import static java.util.Locale.ROOT;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The table of the ways to ingest, and their ratios.
 *
 * @param events in the data set
 * @param jsonBytes the data set, inflated
 */
record IngestTable(Measures measures, long events, long jsonBytes) {
  private static final double MEGA = 1e6;
  private static final String TOGETHER = "together";

  void print(PrintStream out) {
    var table = new MarkdownTable(
        "way",
        "step",
        "cold s",
        "cold MB/s",
        "warm s",
        "warm MB/s",
        "warm events/s",
        "CPU s cold",
        "CPU s warm",
        "peak MB",
        "on disk MB");
    for (String way : measures.ways()) {
      Measures ofWay = measures.of(run -> run.way().equals(way));
      for (String step : ofWay.subjects()) {
        table.row(row(way, step, ofWay.of(run -> run.subject().equals(step))));
      }
      if (ofWay.subjects().size() > 1) {
        table.row(row(way, TOGETHER, ofWay.together(TOGETHER)));
      }
    }
    table.print(out);
    printRatios(out);
  }

  private void printRatios(PrintStream out) {
    var table = new MarkdownTable(
        "against",
        "our step",
        "cold: times faster",
        "warm: times faster",
        "CPU warm",
        "peak",
        "on disk");
    for (String other :
        List.of(IngestWays.SPARK, IngestWays.DUCKDB, IngestWays.ZCAT, IngestWays.PARSE)) {
      for (String step : List.of(IngestWays.INGEST, TOGETHER)) {
        Measures theirs = measures.of(run -> run.way().equals(other));
        if (!theirs.runs().isEmpty()) {
          table.row(ratios(other, step, theirs));
        }
      }
    }
    table.print(out);
  }

  private List<String> ratios(String other, String step, Measures theirs) {
    Optional<Measure> command = ours(IngestWays.COMMAND, step).fastest(true);
    Optional<Measure> session = ours(IngestWays.SESSION, step).fastest(false);
    Optional<Measure> cold = theirs.fastest(true);
    Optional<Measure> warm = theirs.fastest(false).or(() -> cold);
    return List.of(
        other,
        step,
        ratio(cold, command, Measure::seconds),
        ratio(warm, session, Measure::seconds),
        ratio(session, warm, Measure::cpuSeconds),
        ratio(command, cold, Measure::peakBytes),
        ratio(session, warm, Measure::result));
  }

  private Measures ours(String way, String step) {
    Measures all = measures.of(run -> run.way().equals(way));
    return step.equals(TOGETHER) && !all.runs().isEmpty()
        ? all.together(step)
        : all.of(run -> run.subject().equals(step));
  }

  private static String ratio(
      Optional<Measure> top, Optional<Measure> bottom, ToDoubleFunction<Measure> value) {
    boolean both = top.isPresent() && bottom.isPresent();
    double below = both ? value.applyAsDouble(bottom.get()) : 0;
    return below == 0 ? "–" : number(value.applyAsDouble(top.get()) / below);
  }

  private List<String> row(String way, String step, Measures runs) {
    Optional<Measure> cold = runs.fastest(true);
    Optional<Measure> warm = runs.fastest(false);
    Measure last = runs.runs().get(runs.runs().size() - 1);
    return List.of(
        way,
        step,
        cell(cold, Measure::seconds),
        cell(cold, run -> jsonBytes / MEGA / run.seconds()),
        cell(warm, Measure::seconds),
        cell(warm, run -> jsonBytes / MEGA / run.seconds()),
        cell(warm, run -> events / run.seconds()),
        cell(cold, Measure::cpuSeconds),
        cell(warm, Measure::cpuSeconds),
        cell(Optional.of(last), run -> run.peakBytes() / MEGA),
        cell(Optional.of(last), run -> run.result() / MEGA));
  }

  static String cell(Optional<Measure> run, ToDoubleFunction<Measure> value) {
    return run.map(one -> number(value.applyAsDouble(one))).orElse("–");
  }

  static String number(double value) {
    return String.format(ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
  }
}
