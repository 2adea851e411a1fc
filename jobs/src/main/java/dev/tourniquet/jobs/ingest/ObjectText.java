package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.tourniquet.trail.EventJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.regex.Pattern;

/** The bytes of one inflated object as the careful reader sees them: by Jackson, from any place on. */
final class ObjectText {
  /** Whoever writes a thousand objects without an end must not have the rest read a thousand times. */
  private static final int LONGEST_SKIPPED = 1 << 20;

  /** How Jackson tells of the limits that are those of an event; of the others, raising an option does not help. */
  private static final Pattern TOO_LONG = Pattern.compile("String value length|Name length");

  private final byte[] bytes;
  private final JsonFactory json;

  ObjectText(byte[] bytes, Limits limits) {
    this.bytes = bytes;
    this.json = JsonFactory.builder()
        // A NUL byte would make Jackson take the rest for UTF-16, whose places it does not tell.
        .disable(JsonFactory.Feature.CHARSET_DETECTION)
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxStringLength(limits.eventBytes())
            .maxNameLength(limits.eventBytes())
            .maxNumberLength(EventJson.LONGEST_NUMBER)
            .build())
        .build();
  }

  byte[] bytes() {
    return bytes;
  }

  /** What is at a place; 0 past the end. */
  byte at(int place) {
    return place < bytes.length ? bytes[place] : 0;
  }

  /** Where the text begins: after a byte order mark and blanks. */
  int start() {
    boolean marked = bytes.length > 2
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf;
    return afterBlank(marked ? 3 : 0);
  }

  int afterBlank(int from) {
    int at = from;
    while (at < bytes.length && RecordStart.isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Place after blanks and commas. */
  int afterSeparators(int from) {
    int at = from;
    while (at < bytes.length && (bytes[at] == ',' || RecordStart.isBlank(bytes[at]))) {
      at++;
    }
    return at;
  }

  /** Place after the object that begins at a place, by its braces alone; -1 when it is long or does not end. */
  int afterObject(int from) {
    int open = 0;
    boolean quoted = false;
    int most = Math.min(bytes.length, from + LONGEST_SKIPPED);
    for (int at = from; at < most; at++) {
      byte b = bytes[at];
      if (b == '\\' && quoted) {
        at++;
      } else if (b == '"') {
        quoted = !quoted;
      } else if (!quoted && (b == '{' || b == '[')) {
        open++;
      } else if (!quoted && (b == '}' || b == ']') && --open == 0) {
        return at + 1;
      }
    }
    return -1;
  }

  JsonParser parser(int from) throws IOException {
    return json.createParser(bytes, from, bytes.length - from);
  }

  /** Reads what follows as if it stood in an array or object: its places are one less than {@code from} on. */
  JsonParser parserInside(char opening, int from) throws IOException {
    return json.createParser(new SequenceInputStream(
        new ByteArrayInputStream(new byte[] {(byte) opening}),
        new ByteArrayInputStream(bytes, from, bytes.length - from)));
  }

  /** Where a parser that began at a place is now. */
  static int offset(JsonParser parser, int from) {
    return from + (int) parser.currentLocation().getByteOffset();
  }

  /** Whether a parser gave up at one text that is longer than an event may be. */
  static boolean isTooLong(IOException e) {
    return e instanceof StreamConstraintsException && TOO_LONG.matcher(brief(e)).lookingAt();
  }

  /** What a parser did not like, in few words. */
  static String brief(IOException e) {
    String message =
        e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
    return Samples.shorten(message, 300);
  }
}
