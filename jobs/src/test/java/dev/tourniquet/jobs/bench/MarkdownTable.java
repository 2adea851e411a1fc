package dev.tourniquet.jobs.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table as docs/performance.md keeps it. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(String... head) {
    rows.add(List.of(head));
    rows.add(List.of(head).stream().map(cell -> "---").toList());
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  void print(PrintStream out) {
    rows.forEach(row -> out.println("| " + String.join(" | ", row) + " |"));
    out.println();
  }
}
