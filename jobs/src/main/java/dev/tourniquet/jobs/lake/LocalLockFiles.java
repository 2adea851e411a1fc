package dev.tourniquet.jobs.lake;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Lock files of the local file system, which nobody ever sees half written; Hadoop's own create looks, then makes. */
final class LocalLockFiles {
  private LocalLockFiles() {}

  /** Makes a file by linking one that is written already; false when there is one of that name. */
  static boolean create(Path file, byte[] content) throws IOException {
    try {
      Path written = write(file, content);
      try {
        Files.createLink(file, written);
      } finally {
        Files.deleteIfExists(written);
      }
      return true;
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      // The file that was to be linked, or the folder, was cleared away by a run that ended just
      // now.
      return false;
    }
  }

  static void rewrite(Path file, byte[] content) throws IOException {
    Files.move(
        write(file, content),
        file,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path write(Path file, byte[] content) throws IOException {
    return Files.write(
        file.resolveSibling(LockFiles.NAME + "." + UUID.randomUUID() + ".new"), content);
  }
}
