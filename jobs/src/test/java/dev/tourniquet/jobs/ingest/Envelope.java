package dev.tourniquet.jobs.ingest;

import java.util.Random;
import java.util.function.IntFunction;

/** What is round the events of an object. */
record Envelope(String before, IntFunction<String> separator, String after) {
  private static final Envelope RECORDS = plain("{\"Records\":[", ",", "]}");
  private static final Envelope ARRAY = plain("[", ",", "]");
  private static final Envelope LINES = plain("", "\n", "\n");
  private static final Envelope[] USUAL = {
    RECORDS,
    RECORDS,
    RECORDS,
    ARRAY,
    LINES,
    plain("{ \"Records\" : [\n  ", " ,\n  ", "\n] }\n"),
    plain("{\"owner\":{\"id\":[1,2]},\"Records\":[", ",", "],\"next\":{\"token\":\"x\"}}"),
  };

  String between(int event) {
    return separator.apply(event);
  }

  static Envelope of(Fault fault, Random random) {
    return switch (fault) {
      case LINES -> plain("", random.nextBoolean() ? "\r\n" : "\n\n", "");
      case BYTE_ORDER_MARK -> usual(random).with("\uFEFF", "");
      case MIXED -> mixed(random);
      case ENVELOPE_RENAMED -> renamed(random);
      case STRAYS -> strays(random);
      case DAMAGED_MEMBER -> plain("{\"Records\":[", "]}\n{\"Records\":[", "]}\n");
      default -> usual(random);
    };
  }

  private static Envelope usual(Random random) {
    return USUAL[random.nextInt(USUAL.length)];
  }

  private static Envelope plain(String before, String between, String after) {
    return new Envelope(before, event -> between, after);
  }

  private Envelope with(String first, String last) {
    return new Envelope(first + before, separator, after + last);
  }

  /** Files that were joined: each event in an envelope of its own, or bare. */
  private static Envelope mixed(Random random) {
    String[] joints = {
      "]}{\"Records\":[",
      "]}\n{\"Records\":[",
      "]}\n{\"Records\":[]}\n{\"Records\":[",
      ",",
      "]}\r\n\r\n{\"Records\":["
    };
    int from = random.nextInt(joints.length);
    return new Envelope("{\"Records\":[", event -> joints[(from + event) % joints.length], "]}");
  }

  private static Envelope renamed(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> plain("{\"Recordz\":[", ",", "]}");
      case 1 -> plain("{\"records\":[", ",", "]}");
      case 2 -> plain("{\"Records\":[[", "],[", "]]}");
      case 3 -> plain("{\"data\":{\"Records\":[", ",", "]}}");
      case 4 -> plain("[[", ",", "]]");
      case 5 -> plain("{\"Records\":[", "],\"Records\":[", "]}");
      case 6 -> plain("{\"before\":[", "],\"Records\":[", "]}");
      default -> plain("{\"Records\":[", ",", "]");
    };
  }

  private static Envelope strays(Random random) {
    String[] strays = {"null", "17", "\"text\"", "true", "[1,2]", "[]", "-1.5e3", "{}"};
    int from = random.nextInt(strays.length);
    return new Envelope(
        "{\"Records\":[",
        event -> "," + strays[(from + event) % strays.length] + ",",
        "," + strays[from] + "]}");
  }
}
