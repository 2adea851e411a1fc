package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.lake.Field;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the next record after a broken one: an object that begins a line, or whose first field is one that only a
 * record begins with. CloudTrail itself always begins with eventVersion; tools that sort keys begin with awsRegion,
 * additionalEventData and the like.
 */
final class RecordStart {
  private static final String VERSION = "eventVersion";
  private static final Set<String> NAMES = Events.TABLE.fields().stream()
      .filter(field -> !Events.ADDED.contains(field))
      .map(Field::name)
      .collect(Collectors.toUnmodifiableSet());
  private static final int LONGEST_NAME =
      NAMES.stream().mapToInt(String::length).max().orElse(0);

  private RecordStart() {}

  /** Position of the next record at or after a position and before an end; the end when there is none. */
  static int next(byte[] bytes, int from, int end, boolean lines) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == '{' && ((lines && startsLine(bytes, i)) || startsRecord(bytes, i))) {
        return i;
      }
    }
    return end;
  }

  /** Whether an object begins as records do, whatever else it lacks. */
  static boolean isRecord(byte[] bytes, int position) {
    return NAMES.contains(firstName(bytes, position + 1));
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean startsLine(byte[] bytes, int position) {
    return position > 0 && bytes[position - 1] == '\n';
  }

  private static boolean startsRecord(byte[] bytes, int position) {
    String name = firstName(bytes, position + 1);
    return name.equals(VERSION) || (NAMES.contains(name) && isListed(bytes, position));
  }

  private static boolean isListed(byte[] bytes, int position) {
    int before = position - 1;
    while (before >= 0 && isBlank(bytes[before])) {
      before--;
    }
    return before >= 0 && (bytes[before] == ',' || bytes[before] == '[');
  }

  private static String firstName(byte[] bytes, int from) {
    int start = from;
    while (start < bytes.length && isBlank(bytes[start])) {
      start++;
    }
    if (start >= bytes.length || bytes[start] != '"') {
      return "";
    }
    int end = start + 1;
    while (end < bytes.length && bytes[end] != '"' && end - start <= LONGEST_NAME) {
      end++;
    }
    return new String(bytes, start + 1, end - start - 1, StandardCharsets.UTF_8);
  }
}
