package dev.tourniquet.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds rule files: a file named is taken as it is, a folder is searched, each file once and in order of names. */
final class RuleFiles {

  private final Set<Path> files = new LinkedHashSet<>();
  private final Set<Path> seen = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  private RuleFiles() {}

  static RuleFiles below(List<Path> paths) {
    RuleFiles found = new RuleFiles();
    paths.forEach(found::search);
    return found;
  }

  List<Path> files() {
    return List.copyOf(files);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Opens a regular file; a pipe or device would never end. */
  static InputStream open(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("not a regular file: " + file);
    }
    return Files.newInputStream(file);
  }

  private void search(Path path) {
    if (!Files.exists(path)) {
      problem(path, "Cannot read rules: there is no such file or folder; check the path");
    } else if (!Files.isDirectory(path)) {
      take(path);
    } else {
      Set<Path> below = new TreeSet<>();
      walk(path, below);
      if (below.isEmpty()) {
        problem(
            path, "Cannot read rules: no .yml or .yaml file lies in this folder; check the path");
      }
      below.forEach(this::take);
    }
  }

  private void take(Path file) {
    Path real = file.toAbsolutePath().normalize();
    try {
      real = file.toRealPath();
    } catch (IOException e) {
      problem(file, "Cannot read rules: %s; check the path".formatted(e));
    }
    if (seen.add(real)) {
      files.add(file);
    }
  }

  private void walk(Path folder, Set<Path> into) {
    try {
      Files.walkFileTree(
          folder.toRealPath().equals(folder.toAbsolutePath()) ? folder : folder.toRealPath(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
              if (name.endsWith(".yml") || name.endsWith(".yaml")) {
                into.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              problem(file, "Cannot read rules: %s; check the permissions".formatted(e));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      problem(folder, "Cannot read rules: %s; check the folder".formatted(e));
    }
  }

  private void problem(Path path, String message) {
    problems.add(new Problem(Problem.Kind.ERROR, path.toString(), 0, 0, message));
  }
}
