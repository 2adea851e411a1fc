package dev.tourniquet.sigma;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;

/** Tells JSON Lines, and JSON on one line, from JSON that is spread over lines. */
final class FirstLine {

  /** A line of spread JSON is never as long. */
  private static final int LONGEST = 1 << 16;

  private static final JsonFactory JSON = new JsonFactory();

  private FirstLine() {}

  /** Whether the first line that says anything is a whole JSON value, or too long to be a part. Moves nothing. */
  static boolean isComplete(InputStream in) throws IOException {
    in.mark(LONGEST);
    byte[] start = in.readNBytes(LONGEST);
    in.reset();
    int from = 0;
    while (from < start.length && Character.isWhitespace(start[from])) {
      from++;
    }
    int end = from;
    while (end < start.length && start[end] != '\n') {
      end++;
    }
    return end == start.length || isValue(start, from, end - from);
  }

  private static boolean isValue(byte[] bytes, int from, int length) {
    try (JsonParser parser = JSON.createParser(bytes, from, length)) {
      boolean starts = parser.nextToken() != null;
      parser.skipChildren();
      return starts;
    } catch (IOException e) {
      return false;
    }
  }
}
