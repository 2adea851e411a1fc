package dev.tourniquet.trail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A tab-separated file of this package; lines that begin with {@code #} explain it. */
final class Dictionary {

  private Dictionary() {}

  /** The rows of a file, each with the given number of columns; missing ones at the end are empty. */
  static List<String[]> rows(String file, int columns) {
    try (InputStream in = Dictionary.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot find dictionary: " + file + ". Build the module with its resources");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> padded(line.split("\t", -1), columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read dictionary: " + file, e);
    }
  }

  private static String[] padded(String[] cells, int columns) {
    String[] row = Arrays.copyOf(cells, columns);
    Arrays.setAll(row, i -> row[i] == null ? "" : row[i]);
    return row;
  }
}
