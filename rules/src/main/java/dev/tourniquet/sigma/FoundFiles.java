package dev.tourniquet.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Files by paths: a file named is taken as it is, a folder is searched; each file once, in order of names. */
final class FoundFiles {

  /** A path that could not be read, and why. */
  record Failure(Path path, String reason) {}

  private final Pattern names;
  private final Map<Path, Path> byRealPath = new LinkedHashMap<>();
  private final List<Failure> failures = new ArrayList<>();

  private FoundFiles(Pattern names) {
    this.names = names;
  }

  /** Searches folders for files whose whole name fits the pattern. */
  static FoundFiles below(List<Path> paths, Pattern names) {
    FoundFiles found = new FoundFiles(names);
    paths.forEach(found::search);
    return found;
  }

  List<Path> files() {
    return List.copyOf(byRealPath.values());
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** Opens a regular file; a pipe or device might never end. */
  static InputStream open(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is not a regular file");
    }
    return Files.newInputStream(file);
  }

  private void search(Path path) {
    if (!Files.exists(path)) {
      fail(path, "there is no such file or folder; check the path");
    } else if (Files.isDirectory(path)) {
      searchFolder(path);
    } else {
      take(path);
    }
  }

  private void searchFolder(Path folder) {
    Set<Path> below = new TreeSet<>();
    int before = failures.size();
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(below));
    } catch (IOException e) {
      fail(folder, e + "; check the folder");
    }
    if (below.isEmpty() && failures.size() == before) {
      fail(
          folder,
          "no file in this folder has a fitting name (%s); check the path".formatted(names));
    }
    below.forEach(this::take);
  }

  private void take(Path file) {
    try {
      byRealPath.putIfAbsent(file.toRealPath(), file);
    } catch (IOException e) {
      fail(file, e + "; check the path");
    }
  }

  private void fail(Path path, String reason) {
    failures.add(new Failure(path, reason));
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Set<Path> into;

    Visitor(Set<Path> into) {
      this.into = into;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (names.matcher(file.getFileName().toString()).matches()) {
        into.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** A link back to a folder above is no loss: its files are found there. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof FileSystemLoopException)) {
        fail(file, e + "; check the permissions");
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
