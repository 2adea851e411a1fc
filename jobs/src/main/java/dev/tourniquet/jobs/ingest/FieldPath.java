package dev.tourniquet.jobs.ingest;

import java.util.ArrayList;
import java.util.List;

/** Dotted paths to fields of a record. A dot or backslash that belongs to a name is written after a backslash. */
final class FieldPath {
  private FieldPath() {}

  /** The path of a field of the object at a path; the record itself has the empty path. */
  static String child(String path, String name) {
    String written = name.replace("\\", "\\\\").replace(".", "\\.");
    return path.isEmpty() ? written : path + "." + written;
  }

  /** The names on a path, outermost first. */
  static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    var name = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '.') {
        names.add(name.toString());
        name.setLength(0);
      } else {
        boolean escaped = c == '\\' && i + 1 < path.length();
        name.append(escaped ? path.charAt(++i) : c);
      }
    }
    names.add(name.toString());
    return names;
  }
}
