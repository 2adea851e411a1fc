package dev.tourniquet.jobs.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of the pivots: how long each takes and how much it reads, by way. */
record PivotTable(Measures measures) {
  private static final double MEGA = 1e6;

  void print(PrintStream out) {
    List<String> head = new ArrayList<>(List.of("pivot", "rows"));
    List<String> warm = List.of(PivotWays.SESSION, PivotWays.SPARK, PivotWays.DUCKDB);
    warm.forEach(way -> head.addAll(List.of(way + ": warm s", "MB read")));
    var table = new MarkdownTable(head.toArray(String[]::new));
    for (String subject : measures.subjects()) {
      List<String> row = new ArrayList<>();
      Measures ofSubject = measures.of(run -> run.subject().equals(subject));
      row.add(subject);
      row.add(String.valueOf(ofSubject.runs().get(0).result()));
      for (String way : warm) {
        Optional<Measure> run = ofSubject.of(one -> one.way().equals(way)).fastest(false);
        row.add(IngestTable.cell(run, Measure::seconds));
        row.add(IngestTable.cell(run, one -> one.readBytes() / MEGA));
      }
      table.row(row);
    }
    table.print(out);
    printCold(out);
  }

  private void printCold(PrintStream out) {
    var table = new MarkdownTable("way", "cold s", "CPU s", "peak MB");
    for (String way : measures.ways()) {
      Optional<Measure> cold = measures.of(run -> run.way().equals(way)).fastest(true);
      table.row(List.of(
          way,
          IngestTable.cell(cold, Measure::seconds),
          IngestTable.cell(cold, Measure::cpuSeconds),
          IngestTable.cell(cold, run -> run.peakBytes() / MEGA)));
    }
    table.print(out);
  }
}
