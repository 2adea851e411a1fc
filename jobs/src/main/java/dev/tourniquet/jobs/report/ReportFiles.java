package dev.tourniquet.jobs.report;

import dev.tourniquet.jobs.lake.HadoopSettings;
import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The folder the report is written to, from the driver and from executors alike. */
final class ReportFiles implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> TYPES = Map.of(
      "html", "text/html",
      "json", "application/json");

  private final String root;
  private final HadoopSettings hadoop;

  ReportFiles(String root, HadoopSettings hadoop) {
    this.root = root;
    this.hadoop = hadoop;
  }

  /** Writes one file, in the place of an older one. */
  void write(String path, Consumer<Writer> content) {
    Path file = new Path(root, path);
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(create(file), StandardCharsets.UTF_8))) {
      content.accept(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** With the type of its content, which S3 keeps and a browser asks for; other file systems pass it over. */
  private OutputStream create(Path file) throws IOException {
    var builder = files(file).createFile(file).overwrite(true).recursive();
    builder.opt(CreateFileOptionKeys.FS_OPTION_CREATE_CONTENT_TYPE, contentType(file.getName()));
    return builder.build();
  }

  private static String contentType(String name) {
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
    return type + "; charset=utf-8";
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

  /** Paths of the files that lie in a folder of ours; none when it is not there. */
  Iterator<String> in(String folder) {
    Path path = new Path(root, folder);
    List<String> paths = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> found = files(path).listStatusIterator(path);
      while (found.hasNext()) {
        paths.add(folder + "/" + found.next().getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return Collections.emptyIterator();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + path, e);
    }
    return paths.iterator();
  }

  /** Removes a file of ours. */
  void delete(String path) {
    Path file = new Path(root, path);
    try {
      files(file).delete(file, true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
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
