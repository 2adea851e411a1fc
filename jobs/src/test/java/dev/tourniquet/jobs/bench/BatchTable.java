package dev.tourniquet.jobs.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The table of daily batches: does a day cost the same when there are many before it? */
record BatchTable(Measures measures) {
  private static final double MEGA = 1e6;

  /** Days that are compared: the second to the fourth with the last three. */
  private static final int COMPARED = 3;

  void print(PrintStream out) {
    var table = new MarkdownTable(
        "batch", "ingest s", "build s", "together s", "CPU s", "MB read", "lake MB");
    List<Measure> days = new ArrayList<>();
    for (int i = 0; i < measures.runs().size(); i++) {
      Measure ingest = measures.runs().get(i);
      boolean built = i + 1 < measures.runs().size()
          && measures.runs().get(i + 1).subject().startsWith(IngestWays.BUILD);
      Measure day = built ? ingest.followedBy(measures.runs().get(++i)) : ingest;
      days.add(day);
      table.row(List.of(
          String.valueOf(days.size()),
          IngestTable.number(ingest.seconds()),
          built ? IngestTable.number(day.seconds() - ingest.seconds()) : "–",
          IngestTable.number(day.seconds()),
          IngestTable.number(day.cpuSeconds()),
          IngestTable.number(day.readBytes() / MEGA),
          IngestTable.number(day.result() / MEGA)));
    }
    table.print(out);
    if (days.size() > 2 * COMPARED) {
      double early = middle(days.subList(1, 1 + COMPARED));
      double late = middle(days.subList(days.size() - COMPARED, days.size()));
      out.printf(
          "The last batches cost %s times the second to fourth.%n%n",
          IngestTable.number(late / early));
    }
  }

  private static double middle(List<Measure> days) {
    return days.stream().mapToDouble(Measure::seconds).sorted().toArray()[days.size() / 2];
  }
}
