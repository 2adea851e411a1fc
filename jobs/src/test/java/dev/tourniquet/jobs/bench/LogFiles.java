package dev.tourniquet.jobs.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files below a folder. */
final class LogFiles {
  private LogFiles() {}

  static List<Path> of(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : of(folder)) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** What gzipped files of one member each hold, by their own account in the last four bytes. */
  static long inflatedBytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : of(folder)) {
      try (var stored = new RandomAccessFile(file.toFile(), "r")) {
        stored.seek(stored.length() - Integer.BYTES);
        bytes += Integer.toUnsignedLong(Integer.reverseBytes(stored.readInt()));
      }
    }
    return bytes;
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(LogFiles::deleteOne);
      }
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
