package dev.tourniquet.sigma;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A string of a rule while modifiers are applied to it: characters, wildcards, interchangeable dashes. Immutable.
 *
 * @param symbols code points, or one of {@link Segment#ANY_ONE}, {@link Segment#ANY_DASH}, {@link #ANY_RUN}
 * @param charset how characters become bytes for Base64; Latin-1 once the string holds bytes already
 */
record SigmaString(List<Integer> symbols, Charset charset) {

  /** {@code *}: any run of characters, also none. */
  static final int ANY_RUN = -3;

  SigmaString {
    symbols = List.copyOf(symbols);
  }

  /**
   * Reads a value with the escapes of the specification ("Escape Character"): a backslash makes a following wildcard or
   * backslash plain, and is itself plain before anything else.
   */
  static SigmaString parse(String value) {
    int[] source = value.codePoints().toArray();
    List<Integer> symbols = new ArrayList<>();
    for (int i = 0; i < source.length; i++) {
      boolean escapes =
          source[i] == '\\' && i + 1 < source.length && "*?\\".indexOf(source[i + 1]) >= 0;
      symbols.add(escapes ? source[++i] : wildcard(source[i]));
    }
    return new SigmaString(symbols, StandardCharsets.UTF_8);
  }

  /** A string in which nothing has a special meaning. */
  static SigmaString plain(String text) {
    return new SigmaString(text.codePoints().boxed().toList(), StandardCharsets.UTF_8);
  }

  private static int wildcard(int c) {
    return switch (c) {
      case '*' -> ANY_RUN;
      case '?' -> Segment.ANY_ONE;
      default -> c;
    };
  }

  boolean hasWildcard() {
    return symbols.contains(ANY_RUN) || symbols.contains(Segment.ANY_ONE);
  }

  SigmaString startingAnywhere() {
    return startsWithRun() ? this : with(concat(List.of(ANY_RUN), symbols));
  }

  SigmaString endingAnywhere() {
    return endsWithRun() ? this : with(concat(symbols, List.of(ANY_RUN)));
  }

  private boolean startsWithRun() {
    return !symbols.isEmpty() && symbols.get(0) == ANY_RUN;
  }

  private boolean endsWithRun() {
    return !symbols.isEmpty() && symbols.get(symbols.size() - 1) == ANY_RUN;
  }

  /** Each dash that begins an option matches every kind of dash. */
  SigmaString withAnyDash() {
    int[] all = symbols.stream().mapToInt(Integer::intValue).toArray();
    return with(IntStream.range(0, all.length)
        .mapToObj(i -> Dashes.beginsOption(all, i) ? Segment.ANY_DASH : all[i])
        .toList());
  }

  /** Every character becomes its bytes in the given encoding; wildcards stay. */
  SigmaString encoded(Charset encoding, String byteOrderMark) {
    List<Integer> bytes = new ArrayList<>();
    byteOrderMark.chars().forEach(bytes::add);
    for (int symbol : symbols) {
      if (symbol < 0) {
        bytes.add(symbol);
      } else {
        for (byte b : Character.toString(symbol).getBytes(encoding)) {
          bytes.add(b & 0xff);
        }
      }
    }
    return new SigmaString(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The bytes it stands for when it has neither wildcards nor dashes to choose. */
  byte[] bytes() {
    return text().getBytes(charset);
  }

  Glob glob() {
    return Glob.of(symbols);
  }

  /** The text when there are neither wildcards nor dashes to choose. */
  String text() {
    int[] characters =
        symbols.stream().mapToInt(Integer::intValue).filter(s -> s >= 0).toArray();
    return new String(characters, 0, characters.length);
  }

  SigmaString with(List<Integer> other) {
    return new SigmaString(other, charset);
  }

  private static List<Integer> concat(List<Integer> head, List<Integer> tail) {
    return Stream.concat(head.stream(), tail.stream()).toList();
  }
}
