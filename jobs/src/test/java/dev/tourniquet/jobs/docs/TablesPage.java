package dev.tourniquet.jobs.docs;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/tables.md}: every table and column, as the code declares them. */
final class TablesPage {
  private static final String HEAD = """
      # Tables

      Written from the code by `TablesPageTest`; do not edit. A lake is a folder of [Delta](https://delta.io) tables,
      one folder each, that any reader of Delta can open; a few are views. `./tourniquet hunt sql "SELECT …" --lake URI` knows every
      table by the name given here. Times are UTC. A column that is *always* there is never null. A column that is
      *searched* has statistics in each file: a condition on it reads few files.

      """;

  private TablesPage() {}

  static String of(List<Table> tables) {
    return HEAD
        + tables.stream().map(TablesPage::link).collect(Collectors.joining())
        + tables.stream().map(TablesPage::section).collect(Collectors.joining());
  }

  private static String link(Table table) {
    return "- [`%s`](#%s): %s%n".formatted(table.name(), table.name(), table.doc());
  }

  private static String section(Table table) {
    String partition = table.source() != null
        ? "A view of `" + table.source().base().name() + "`, worked out each time it is read."
        : partition(table);
    return "\n## " + table.name() + "\n" + table.doc() + " " + partition + "\n\n"
        + Markdown.row(List.of("column", "type", "there", "meaning"))
        + Markdown.rule(4)
        + table.fields().stream().map(field -> row(table, field)).collect(Collectors.joining());
  }

  private static String partition(Table table) {
    return table.day() == null
        ? "Not partitioned."
        : "Partitioned by `" + table.day().name() + "`.";
  }

  private static String row(Table table, Field field) {
    String there = field.required() ? "always" : "may be null";
    String searched = table.searched().contains(field) ? ", searched" : "";
    return Markdown.row(List.of(
        Markdown.code(field.name()),
        Markdown.code(field.type().catalogString()),
        there + searched,
        field.doc()));
  }
}
