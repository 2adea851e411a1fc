package dev.tourniquet.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prints rows as they come, never all at once in memory. */
final class Rows {
  /** How to print. */
  enum Format {
    TABLE,
    JSON,
    CSV
  }

  private static final int WIDEST_CELL = 60;
  private static final int ROWS_MEASURED = 200;

  private final PrintWriter out;

  Rows(PrintWriter out) {
    this.out = out;
  }

  /** Prints all rows and returns how many there were. */
  long print(Dataset<Row> rows, Format format) {
    return format == Format.JSON
        ? lines(rows.toJSON().toLocalIterator())
        : print(List.of(rows.columns()), rows.toLocalIterator(), format);
  }

  /** Prints rows of texts and times and returns how many there were; in JSON, what is null is left out. */
  long print(List<String> names, Iterator<Row> rows, Format format) {
    return switch (format) {
      case JSON -> lines(new JsonLines(names, rows));
      case CSV -> csv(names, rows);
      case TABLE -> table(names, rows);
    };
  }

  private long lines(Iterator<String> lines) {
    long count = 0;
    for (; lines.hasNext(); count++) {
      out.println(Terminal.json(lines.next()));
    }
    return count;
  }

  private long csv(List<String> names, Iterator<Row> rows) {
    out.println(names.stream().map(Terminal::csv).collect(Collectors.joining(",")));
    long count = 0;
    for (; rows.hasNext(); count++) {
      out.println(cells(rows.next()).stream().map(Terminal::csv).collect(Collectors.joining(",")));
    }
    return count;
  }

  private long table(List<String> names, Iterator<Row> each) {
    List<List<String>> first = new ArrayList<>();
    while (each.hasNext() && first.size() < ROWS_MEASURED) {
      first.add(shown(each.next()));
    }
    int[] widths = widths(names, first);
    line(names, widths);
    first.forEach(row -> line(row, widths));
    long count = first.size();
    for (; each.hasNext(); count++) {
      line(shown(each.next()), widths);
    }
    return count;
  }

  private static int[] widths(List<String> names, List<List<String>> rows) {
    int[] widths = names.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private void line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i))
          .append(" ".repeat(Math.max(0, widths[i] - cells.get(i).length()) + 2));
    }
    out.println(line.toString().stripTrailing());
  }

  private static List<String> shown(Row row) {
    return cells(row).stream()
        .map(cell -> Terminal.safe(cell, WIDEST_CELL).replace("\n", "\\n"))
        .toList();
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(row.isNullAt(i) ? "" : row.get(i).toString());
    }
    return cells;
  }
}
