package dev.tourniquet.jobs.lake;

import dev.tourniquet.jobs.lake.ObjectListing.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The objects in folders, page by page as the store answers: one folder may hold millions of them. Where there are real
 * folders the deepest come first, so that the first object is found without opening every one.
 */
final class FolderWalk implements Iterator<Found> {
  private final FileSystem files;
  private final Predicate<Path> deeper;
  private final Deque<Path> unseen = new ArrayDeque<>();
  private RemoteIterator<? extends FileStatus> children;
  private Found next;

  private FolderWalk(
      FileSystem files, RemoteIterator<? extends FileStatus> children, Predicate<Path> deeper) {
    this.files = files;
    this.children = children;
    this.deeper = deeper;
  }

  /** The objects in a folder, without what lies deeper. */
  static Iterator<Found> in(Path folder, HadoopSettings hadoop) throws IOException {
    FileSystem files = folder.getFileSystem(hadoop.configuration());
    return new FolderWalk(files, files.listStatusIterator(folder), below -> false);
  }

  /** Everything below a folder: in one go where there are no real folders, else folder by folder. */
  static Iterator<Found> below(Path folder, HadoopSettings hadoop, FolderDays days)
      throws IOException {
    FileSystem files = folder.getFileSystem(hadoop.configuration());
    boolean flat = files.getScheme().startsWith("s3");
    return flat && days.isAll()
        ? new FolderWalk(files, files.listFiles(folder, true), below -> false)
        : new FolderWalk(
            files, files.listStatusIterator(folder), below -> days.mayBeIn(below.toString()));
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && (children.hasNext() || !unseen.isEmpty())) {
        advance();
      }
      return next != null;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the logs: " + e.getMessage(), e);
    }
  }

  @Override
  public Found next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Found found = next;
    next = null;
    return found;
  }

  private void advance() throws IOException {
    if (!children.hasNext()) {
      children = files.listStatusIterator(unseen.pop());
      return;
    }
    FileStatus child = children.next();
    if (!child.isDirectory()) {
      next = found(child);
    } else if (deeper.test(child.getPath())) {
      unseen.push(child.getPath());
    }
  }

  private static Found found(FileStatus file) {
    String uri = file.getPath().toString();
    int day = FolderDays.of(uri).map(date -> (int) date.toEpochDay()).orElse(DataFile.NO_DAY);
    return new Found(uri, file.getLen(), day);
  }
}
