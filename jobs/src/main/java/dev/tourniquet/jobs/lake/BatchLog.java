package dev.tourniquet.jobs.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.jobs.columnar.FileSummary;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The batches of a lake, a file each. A batch adds to several Delta tables, and Delta knows no transaction over more
 * than one: so first its file is written, in one piece, with all that is to be added, then table after table is
 * committed. A run that finds a batch that is not in every table finishes it before it does anything else.
 */
final class BatchLog {
  private static final Pattern NAME = Pattern.compile("(\\d{12})\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem files;
  private final Path folder;

  private BatchLog(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  static BatchLog in(Path root, Configuration hadoop) {
    try {
      return new BatchLog(root.getFileSystem(hadoop), new Path(root, "_batches"));
    } catch (IOException e) {
      throw unread("Cannot reach the lake " + root, e);
    }
  }

  private static RuntimeException unread(String what, IOException e) {
    return Outage.or(
        new LakeException(
            what + ": " + e.getMessage() + ". Check that this user may list and read there.", e),
        e);
  }

  /** Number of the newest batch; 0 when there is none. */
  long newest() {
    try {
      long newest = 0;
      for (FileStatus file : files.listStatus(folder)) {
        Matcher name = NAME.matcher(file.getPath().getName());
        newest = name.matches() ? Math.max(newest, Long.parseLong(name.group(1))) : newest;
      }
      return newest;
    } catch (FileNotFoundException e) {
      return 0;
    } catch (IOException e) {
      throw unread("Cannot list " + folder, e);
    }
  }

  /**
   * Number of the newest batch that is in every table; 0 when there is none. What came of one that a run left half way
   * is nobody's yet: whoever took it for done would never look at the rest.
   */
  long newestFinished() {
    long newest = newest();
    return isFinished(newest) ? newest : newest - 1;
  }

  /** The files of a batch. */
  List<DataFile> read(long batch) {
    List<DataFile> found = new ArrayList<>();
    for (var file : tree(batch).path("files")) {
      Map<String, FileSummary.Bounds> bounds = new HashMap<>();
      file.path("bounds")
          .properties()
          .forEach(bound -> bounds.put(bound.getKey(), bounds(bound.getValue())));
      String path = new Path(folder.getParent(), file.path("path").asText()).toString();
      found.add(new DataFile(
          file.path("table").asText(),
          file.path("day").asInt(DataFile.NO_DAY),
          new FileSummary(
              path,
              file.path("bytes").asLong(),
              file.path("rows").asLong(),
              file.path("modified").asLong(),
              bounds)));
    }
    return found;
  }

  /** The UTC days of the events that finished batches after one added. */
  List<LocalDate> daysAfter(long batch) {
    var days = new TreeSet<LocalDate>();
    for (long next = batch + 1, last = newestFinished(); next <= last; next++) {
      tree(next).path("days").forEach(day -> days.add(LocalDate.parse(day.asText())));
    }
    return List.copyOf(days);
  }

  private JsonNode tree(long batch) {
    Path path = path(batch);
    try (var in = files.open(path)) {
      return JSON.readTree(in.readAllBytes());
    } catch (IOException e) {
      throw Outage.or(
          new LakeException(
              "Cannot read " + path + ": " + e.getMessage()
                  + ". It tells what a batch added; restore it from a copy of the lake.",
              e),
          e);
    }
  }

  private Path path(long batch) {
    return new Path(folder, String.format(Locale.ROOT, "%012d.json", batch));
  }

  private static FileSummary.Bounds bounds(JsonNode bound) {
    return new FileSummary.Bounds(
        value(bound.get("smallest")),
        value(bound.get("largest")),
        bound.path("absent").asLong());
  }

  private static Serializable value(JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    return node.isTextual() ? node.textValue() : (Serializable) node.longValue();
  }

  /** Writes the file of a batch so that it is there whole or not at all. */
  void write(long batch, List<DataFile> added, String daily) {
    ObjectNode record = JSON.createObjectNode().put("batch", batch);
    ArrayNode days = record.putArray("days");
    added.stream()
        .filter(file -> file.table().equals(daily))
        .map(file -> LocalDate.ofEpochDay(file.day()).toString())
        .distinct()
        .sorted()
        .forEach(days::add);
    ArrayNode list = record.putArray("files");
    added.forEach(file -> list.add(entry(file)));
    Path unfinished = new Path(folder, "." + batch + ".tmp");
    try {
      try (OutputStream out = files.create(unfinished, true)) {
        JSON.writeValue(out, record);
      }
      if (!files.rename(unfinished, path(batch))) {
        throw new LockedException("Cannot write " + path(batch)
            + ": another run has written it. Run again once that has ended.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path(batch), e);
    }
  }

  private ObjectNode entry(DataFile file) {
    ObjectNode entry = JSON.createObjectNode().put("table", file.table());
    if (file.day() != DataFile.NO_DAY) {
      entry.put("day", file.day());
    }
    entry
        .put(
            "path",
            folder
                .getParent()
                .toUri()
                .relativize(new Path(file.file().path()).toUri())
                .getPath())
        .put("bytes", file.file().bytes())
        .put("rows", file.file().rows())
        .put("modified", file.file().modified());
    ObjectNode bounds = entry.putObject("bounds");
    file.file().bounds().forEach((column, bound) -> {
      ObjectNode written = bounds.putObject(column).put("absent", bound.absent());
      put(written, "smallest", bound.smallest());
      put(written, "largest", bound.largest());
    });
    return entry;
  }

  private static void put(ObjectNode node, String name, Serializable value) {
    if (value instanceof String text) {
      node.put(name, text);
    } else if (value instanceof Long number) {
      node.put(name, number);
    }
  }

  /** The newest batch, when it may still be missing in a table. */
  Optional<Long> unfinished() {
    long newest = newest();
    return isFinished(newest) ? Optional.empty() : Optional.of(newest);
  }

  /** A batch's own mark says that it is in every table. */
  private boolean isFinished(long batch) {
    try {
      return batch == 0 || files.exists(done(batch));
    } catch (IOException e) {
      throw unread("Cannot look into " + folder, e);
    }
  }

  /** Notes that a batch is in every table. */
  void finished(long batch) {
    try {
      files.create(done(batch), true).close();
      if (batch > 1) {
        files.delete(done(batch - 1), false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write into " + folder, e);
    }
  }

  private Path done(long batch) {
    return new Path(folder, String.format(Locale.ROOT, "%012d.done", batch));
  }
}
