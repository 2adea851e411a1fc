package dev.tourniquet.sigma;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells JSON Lines, and JSON on one line, from JSON that is spread over lines. */
final class FirstLine {

  /** A line of spread JSON is never as long. */
  private static final int LONGEST = 1 << 16;

  /** The first line that says anything, and what follows it. */
  private static final Pattern LINES =
      Pattern.compile("\\s*+([^\\n]*+)\\n\\s*+(.?)", Pattern.DOTALL);

  /** After one of these, JSON may go on with an object on the next line. */
  private static final String OPEN_ENDS = "[{,:";

  private static final JsonFactory JSON = new JsonFactory();

  private FirstLine() {}

  /** Whether each line is to be read by itself. Moves nothing. */
  static boolean standsAlone(InputStream in) throws IOException {
    in.mark(LONGEST);
    String start = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    in.reset();
    Matcher lines = LINES.matcher(start);
    if (!lines.lookingAt()) {
      return true;
    }
    String first = lines.group(1).strip();
    return isValue(first) || (lines.group(2).equals("{") && isBroken(first));
  }

  private static boolean isValue(String line) {
    try (JsonParser parser = JSON.createParser(line.getBytes(StandardCharsets.ISO_8859_1))) {
      boolean starts = parser.nextToken() != null;
      parser.skipChildren();
      return starts;
    } catch (IOException e) {
      return false;
    }
  }

  /** An object cannot follow such a line in any JSON: the line is a broken one of its own. */
  private static boolean isBroken(String line) {
    return line.startsWith("{") && OPEN_ENDS.indexOf(line.charAt(line.length() - 1)) < 0;
  }
}
