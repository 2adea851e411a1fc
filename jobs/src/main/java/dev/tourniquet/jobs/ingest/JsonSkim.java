package dev.tourniquet.jobs.ingest;

/**
 * Finds the ends of JSON values without reading them, and checks on the way that they are JSON: the same that Jackson
 * accepts. {@link #BROKEN} is the answer for whatever is not, or is too unusual for a quick look.
 */
final class JsonSkim {
  static final int BROKEN = -1;

  private static final int LONGEST_NUMBER = 1_000;

  private final int depth;
  private final TextSkim texts = new TextSkim();
  private byte[] bytes;
  private int end;

  /** Skims values that are nested no deeper than this. */
  JsonSkim(int depth) {
    this.depth = depth;
  }

  void over(byte[] source) {
    bytes = source;
    end = source.length;
    texts.over(source);
  }

  /** Whether the text found last has escapes. */
  boolean escaped() {
    return texts.escaped();
  }

  /** The skimmer of its texts. */
  TextSkim texts() {
    return texts;
  }

  /** First place at or after a place that is no white space. */
  int blank(int from) {
    int at = from;
    while (at < end && bytes[at] <= ' ' && RecordStart.isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The byte at a place; 0 beyond the end. */
  int peek(int at) {
    return at >= 0 && at < end ? bytes[at] : 0;
  }

  /** Place of the quote that ends the text which begins after {@code from}'s quote. */
  int text(int from) {
    return texts.end(from);
  }

  /** Place after the value that begins at a place, which lies so many levels deep. */
  int value(int from, int level) {
    int first = peek(from);
    return switch (first) {
      case '"' -> {
        int close = text(from);
        yield close < 0 ? BROKEN : close + 1;
      }
      case '{' -> level >= depth ? BROKEN : object(from, level + 1);
      case '[' -> level >= depth ? BROKEN : array(from, level + 1);
      case 't' -> literal(from, "true");
      case 'f' -> literal(from, "false");
      case 'n' -> literal(from, "null");
      default -> number(from);
    };
  }

  private int object(int from, int level) {
    int at = blank(from + 1);
    if (peek(at) == '}') {
      return at + 1;
    }
    while (peek(at) == '"') {
      at = text(at);
      if (at < 0) {
        return BROKEN;
      }
      at = blank(at + 1);
      if (peek(at) != ':') {
        return BROKEN;
      }
      at = value(blank(at + 1), level);
      if (at < 0) {
        return BROKEN;
      }
      at = blank(at);
      if (peek(at) == '}') {
        return at + 1;
      }
      if (peek(at) != ',') {
        return BROKEN;
      }
      at = blank(at + 1);
    }
    return BROKEN;
  }

  private int array(int from, int level) {
    int at = blank(from + 1);
    if (peek(at) == ']') {
      return at + 1;
    }
    while (true) {
      at = value(at, level);
      if (at < 0) {
        return BROKEN;
      }
      at = blank(at);
      if (peek(at) == ']') {
        return at + 1;
      }
      if (peek(at) != ',') {
        return BROKEN;
      }
      at = blank(at + 1);
    }
  }

  /** Place after a literal that is followed by what may follow a value. */
  int literal(int from, String literal) {
    for (int i = 0; i < literal.length(); i++) {
      if (peek(from + i) != literal.charAt(i)) {
        return BROKEN;
      }
    }
    int at = from + literal.length();
    return endsValue(at) ? at : BROKEN;
  }

  private int number(int from) {
    int at = peek(from) == '-' ? from + 1 : from;
    int whole = at;
    at = digits(at);
    if (at == whole || (peek(whole) == '0' && at > whole + 1)) {
      return BROKEN;
    }
    if (peek(at) == '.') {
      int fraction = at + 1;
      at = digits(fraction);
      if (at == fraction) {
        return BROKEN;
      }
    }
    if (peek(at) == 'e' || peek(at) == 'E') {
      int sign = peek(at + 1);
      int power = sign == '+' || sign == '-' ? at + 2 : at + 1;
      at = digits(power);
      if (at == power) {
        return BROKEN;
      }
    }
    return at - from <= LONGEST_NUMBER && endsValue(at) ? at : BROKEN;
  }

  private int digits(int from) {
    int at = from;
    while (peek(at) >= '0' && peek(at) <= '9') {
      at++;
    }
    return at;
  }

  private boolean endsValue(int at) {
    int next = peek(at);
    return next == ','
        || next == '}'
        || next == ']'
        || (at < end && RecordStart.isBlank(bytes[at]));
  }
}
