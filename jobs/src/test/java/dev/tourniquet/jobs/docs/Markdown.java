package dev.tourniquet.jobs.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Text that is safe to put into a Markdown page. */
final class Markdown {
  private Markdown() {}

  /** A row of a table. */
  static String row(List<String> cells) {
    return cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The line between the head of a table and its rows. */
  static String rule(int columns) {
    return "|" + "---|".repeat(columns) + "\n";
  }

  static String code(String text) {
    return "`" + text + "`";
  }

  /** One line, whatever the text holds: a line break or a bar would end the cell. */
  private static String cell(String text) {
    return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
  }
}
