package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The few files that a command reads itself, in a local folder or a store: no Spark is started for them. */
public final class FolderFiles {
  private final HadoopSettings hadoop = HadoopSettings.ofMachine();

  /** Every file below a folder, in order, or the one file that is named. */
  public List<String> below(String folder) throws IOException {
    Path root = new Path(folder);
    List<String> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> files = system(root).listFiles(root, true);
    while (files.hasNext()) {
      found.add(files.next().getPath().toString());
    }
    return found.stream().sorted().toList();
  }

  /** The bytes of a file. */
  public InputStream open(String file) throws IOException {
    Path path = new Path(file);
    return system(path).open(path);
  }

  /** The checksums that Hadoop looks for beside local files cannot stand beside every name. */
  private FileSystem system(Path path) throws IOException {
    FileSystem system = path.getFileSystem(hadoop.configuration());
    return system instanceof LocalFileSystem local ? local.getRawFileSystem() : system;
  }
}
