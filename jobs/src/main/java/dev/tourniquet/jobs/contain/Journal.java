package dev.tourniquet.jobs.contain;

import dev.tourniquet.jobs.lake.Lake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** What has been done about one finding, kept in the lake before and after every call. */
final class Journal {
  private final Lake lake;
  private final String finding;
  private final List<Entry> later = new ArrayList<>();
  private long lines;

  Journal(Lake lake, String finding) {
    this.lake = lake;
    this.finding = finding;
  }

  /** Containments of the finding, oldest first. As many as people have made, not as the logs have events. */
  List<Attempt> attempts() {
    List<Row> rows = lake.read(Containments.TABLE)
        .where(Containments.FINDING.col().equalTo(finding))
        .orderBy(Containments.SEQUENCE.col(), Containments.AT.col())
        .collectAsList();
    lines = rows.size();
    return attempts(rows);
  }

  private static List<Attempt> attempts(List<Row> rows) {
    Map<String, List<Entry>> byAttempt = new LinkedHashMap<>();
    rows.stream().map(Containments::fromRow).forEach(entry -> byAttempt
        .computeIfAbsent(entry.attempt(), id -> new ArrayList<>())
        .add(entry));
    return byAttempt.values().stream().map(Attempt::of).toList();
  }

  /** Containments of all other findings. */
  List<Attempt> ofOthers() {
    return attempts(lake.read(Containments.TABLE)
        .where(Containments.FINDING.col().notEqual(finding))
        .orderBy(Containments.SEQUENCE.col(), Containments.AT.col())
        .collectAsList());
  }

  /** The newest containment of which something is in effect. */
  Optional<Attempt> inEffect() {
    return attempts().stream().filter(Attempt::isInEffect).reduce((first, second) -> second);
  }

  /** Adds lines in one transaction, and those that were kept for later. */
  void add(List<Entry> entries) {
    later.addAll(entries);
    flush();
  }

  void add(Entry entry) {
    add(List.of(entry));
  }

  /** Adds a line together with the next one: a transaction takes a second, and what was done waits for it. */
  void addLater(Entry entry) {
    later.add(entry);
  }

  /** Writes what was kept for later. */
  void flush() {
    if (later.isEmpty()) {
      return;
    }
    List<Row> rows = new ArrayList<>();
    later.forEach(entry -> rows.add(Containments.row(entry, ++lines)));
    lake.append(
        Containments.TABLE,
        lake.spark().createDataFrame(rows, Containments.TABLE.schema()),
        "{\"containment\": \"" + later.get(0).attempt() + "\"}");
    later.clear();
  }
}
