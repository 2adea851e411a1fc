package dev.tourniquet.jobs.bench;

import dev.tourniquet.jobs.cli.Main;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Tourniquet as its users meet it, through its commands; nothing else here knows them. */
final class Ours {
  /** Entity rows of the lake, with the columns kind, key, label, arn, eventTime and eventID. */
  static final String ENTITIES = "event_entities";

  private static final int DONE = 0;
  private static final int DONE_WITH_GAPS = 1;

  private Ours() {}

  static List<String> ingest(Path logs, Path lake) {
    return List.of("ingest", "--logs", logs.toString(), "--lake", lake.toString());
  }

  static List<String> build(Path lake) {
    return List.of("build", "--lake", lake.toString());
  }

  static List<String> pivot(Entity entity, Path lake) {
    return List.of(
        "pivot", entity.kind(), entity.value(), "--lake", lake.toString(), "--format", "csv");
  }

  /** Runs a command in this process; the session stays for the next one. */
  static long here(List<String> command) {
    var rows = new LineCount();
    int status = new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(rows))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .execute(command.toArray(String[]::new));
    return finished(command, status, rows.lines);
  }

  /** Runs a command the way a person does. */
  static long launched(Path checkout, List<String> command) throws Exception {
    List<String> words = new ArrayList<>(List.of(checkout.resolve("tourniquet").toString()));
    words.addAll(command);
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    long rows = process.inputReader().lines().count();
    return finished(command, process.waitFor(), rows);
  }

  private static long finished(List<String> command, int status, long lines) {
    if (status != DONE && status != DONE_WITH_GAPS) {
      throw new IllegalStateException(
          "Cannot measure: exit status " + status + " of " + String.join(" ", command));
    }
    return Math.max(0, lines - 1);
  }

  /** Counts lines and forgets them. */
  private static final class LineCount extends Writer {
    private long lines;

    @Override
    public void write(char[] text, int from, int length) {
      for (int i = from; i < from + length; i++) {
        lines += text[i] == '\n' ? 1 : 0;
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
