package dev.tourniquet.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;

/** The lock files in one folder. All that is asked of a store is to make a file only where there is none. */
record LockFiles(FileSystem files, Path folder) {
  /** Every lock file's name begins so. */
  static final String NAME = "_tourniquet.lock";

  static LockFiles in(Path folder, Configuration hadoop) throws IOException {
    FileSystem files = folder.getFileSystem(hadoop);
    return new LockFiles(
        files instanceof LocalFileSystem local ? local.getRaw() : files,
        files.makeQualified(folder));
  }

  static boolean isLock(FileStatus file) {
    return file.getPath().getName().startsWith(NAME);
  }

  /** Makes the folder, unless it is there; says whether it was made. */
  boolean makeFolder() throws IOException {
    if (files.exists(folder)) {
      if (files.getFileStatus(folder).isFile()) {
        throw new NotDirectoryException(folder + " is a file");
      }
      return false;
    }
    // Hadoop's local file system answers no where the user has no right. Tried twice, since a run
    // that ends may take its folder away in between.
    if (files.mkdirs(folder) || files.exists(folder) || files.mkdirs(folder)) {
      return true;
    }
    throw new AccessDeniedException(folder.toString(), null, "it is not there and cannot be made");
  }

  /** Makes a file; false when there is one already. */
  boolean create(String name, LockHolder holder) throws IOException {
    byte[] content = holder.text().getBytes(StandardCharsets.UTF_8);
    if (isLocal()) {
      return LocalLockFiles.create(local(name), content);
    }
    if (read(name).isPresent()) {
      return false;
    }
    // S3A: one PUT with If-None-Match, which fails when another was first. Other stores check at
    // once.
    boolean conditional = files.hasPathCapability(
        path(name), CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE);
    var builder = files.createFile(path(name)).overwrite(conditional);
    if (conditional) {
      builder.must(CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    }
    try (var out = builder.build()) {
      out.write(content);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (PathIOException e) {
      // Our own, when the answer to the first PUT was lost and the second met what the first had
      // made.
      return isMadeBy(holder, read(name).orElseThrow(() -> e));
    }
    return true;
  }

  private static boolean isMadeBy(LockHolder holder, LockHolder found) {
    return found.id().equals(holder.id());
  }

  /** Who made a file; empty when there is none. */
  Optional<LockHolder> read(String name) throws IOException {
    try (var in = files.open(path(name))) {
      return Optional.of(LockHolder.of(new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8)));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Puts a new content in the place of the old one. */
  void rewrite(String name, LockHolder holder) throws IOException {
    byte[] content = holder.text().getBytes(StandardCharsets.UTF_8);
    if (isLocal()) {
      LocalLockFiles.rewrite(local(name), content);
      return;
    }
    try (var out = files.create(path(name), true)) {
      out.write(content);
    }
  }

  void delete(String name) throws IOException {
    files.delete(path(name), false);
  }

  /** Names of all lock files. */
  List<String> names() throws IOException {
    return new ArrayList<>(Arrays.stream(files.listStatus(folder))
        .filter(LockFiles::isLock)
        .map(file -> file.getPath().getName())
        .toList());
  }

  /** Takes away a folder that nothing was put into. */
  void deleteFolderIfEmpty() throws IOException {
    if (files.listStatus(folder).length == 0) {
      files.delete(folder, false);
    }
  }

  private boolean isLocal() {
    return files.getUri().getScheme().equals("file");
  }

  private java.nio.file.Path local(String name) {
    return java.nio.file.Path.of(path(name).toUri().getPath());
  }

  private Path path(String name) {
    return new Path(folder, name);
  }
}
