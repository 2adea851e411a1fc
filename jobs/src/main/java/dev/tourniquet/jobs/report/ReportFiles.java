package dev.tourniquet.jobs.report;

import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder the report is written to, from the driver and from executors alike. */
final class ReportFiles implements Serializable {
  private static final long serialVersionUID = 1L;
  private final String root;
  private final HadoopSettings hadoop;

  ReportFiles(String root, HadoopSettings hadoop) {
    this.root = root;
    this.hadoop = hadoop;
  }

  /** Writes one file, in the place of an older one. */
  void write(String path, Consumer<Writer> content) {
    Path file = new Path(root, path);
    try (Writer out = new BufferedWriter(
        new OutputStreamWriter(files(file).create(file, true), StandardCharsets.UTF_8))) {
      content.accept(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** The text of a small file; empty when there is none. */
  Optional<String> read(String path) {
    Path file = new Path(root, path);
    try (var in = files(file).open(file)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Removes a folder of ours with all that an earlier run left in it. */
  void clear(String folder) {
    Path path = new Path(root, folder);
    try {
      files(path).delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clear " + path, e);
    }
  }

  /** Where a file lies, for a person to open. */
  String location(String path) {
    Path file = new Path(root, path);
    try {
      Path full = files(file).makeQualified(file);
      return full.toUri().getScheme().equals("file") ? full.toUri().getPath() : full.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot reach " + file, e);
    }
  }

  private FileSystem files(Path path) throws IOException {
    FileSystem files = path.getFileSystem(hadoop.configuration());
    files.setWriteChecksum(false);
    return files;
  }
}
