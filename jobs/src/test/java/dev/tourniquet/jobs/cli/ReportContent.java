package dev.tourniquet.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every file of a report by its path, without the time it was written and the place of its lake. */
public final class ReportContent {
  /** Holds the paths and fingerprints of what the report was made from, which the same logs elsewhere do not have. */
  private static final String MARK = "_tourniquet-report.json";

  private ReportContent() {}

  public static Map<String, String> of(Path reports, UnaryOperator<String> withoutPlaces) {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(reports)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> content.put(reports.relativize(file).toString(), text(file, withoutPlaces)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }

  public static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
    List<String> differences = new ArrayList<>();
    expected.forEach((path, text) -> {
      if (!text.equals(actual.get(path))) {
        differences.add(path + (actual.containsKey(path) ? " differs" : " is missing"));
      }
    });
    actual.keySet().stream()
        .filter(path -> !expected.containsKey(path))
        .forEach(path -> differences.add(path + " is left over"));
    return differences;
  }

  private static String text(Path file, UnaryOperator<String> withoutPlaces) {
    try {
      String text = Files.readString(file);
      if (file.endsWith(MARK)) {
        return text.equals("unfinished\n") ? text : "finished\n";
      }
      return withoutPlaces
          .apply(text)
          .replaceAll("\"generatedAt\"\\s*:\\s*\"[^\"]*\"", "\"generatedAt\":\"\"")
          .replaceAll("Generated [^<]* UTC from", "Generated UTC from");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
