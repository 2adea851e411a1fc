package dev.tourniquet.sigma;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
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
  /** The most interchangeable dashes of one value under Base64, where each choice is a string of its own: 625 strings. */
  static final int MAX_DASHES = 4;

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

  /** The plain texts this string stands for, one for each choice of dashes. */
  private List<SigmaString> variants() {
    int[] dashes = IntStream.range(0, symbols.size())
        .filter(i -> symbols.get(i) == Segment.ANY_DASH)
        .toArray();
    int kinds = Dashes.ALL.length();
    if (dashes.length > MAX_DASHES) {
      throw new IllegalArgumentException("windash before Base64 takes at most %d dashes, not %d"
          .formatted(MAX_DASHES, dashes.length));
    }
    return IntStream.range(0, (int) Math.pow(kinds, dashes.length))
        .mapToObj(choice -> choosing(dashes, choice))
        .toList();
  }

  /** Reads {@code choice} as a number whose digits say which dash stands at each place. */
  private SigmaString choosing(int[] dashes, int choice) {
    List<Integer> chosen = new ArrayList<>(symbols);
    int digits = choice;
    for (int place : dashes) {
      chosen.set(place, (int) Dashes.ALL.charAt(digits % Dashes.ALL.length()));
      digits /= Dashes.ALL.length();
    }
    return with(chosen);
  }

  List<SigmaString> base64() {
    return variants().stream()
        .map(v -> plain(Base64.getEncoder().encodeToString(v.bytes())))
        .toList();
  }

  /**
   * The part of the Base64 text that does not depend on what stands before and after, for each of the three places
   * where the string can begin.
   */
  List<SigmaString> base64AtAnyOffset() {
    return variants().stream()
        .flatMap(v -> IntStream.range(0, 3).mapToObj(shift -> plain(shifted(v.bytes(), shift))))
        .toList();
  }

  private static String shifted(byte[] bytes, int shift) {
    ByteArrayOutputStream padded = new ByteArrayOutputStream();
    padded.writeBytes(new byte[shift]);
    padded.writeBytes(bytes);
    String text = Base64.getEncoder().encodeToString(padded.toByteArray());
    int start = new int[] {0, 2, 3}[shift];
    int cut = new int[] {0, 3, 2}[padded.size() % 3];
    return text.substring(Math.min(start, text.length() - cut), text.length() - cut);
  }

  private byte[] bytes() {
    int[] characters = symbols.stream().mapToInt(Integer::intValue).toArray();
    return new String(characters, 0, characters.length).getBytes(charset);
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

  private SigmaString with(List<Integer> other) {
    return new SigmaString(other, charset);
  }

  private static List<Integer> concat(List<Integer> head, List<Integer> tail) {
    return Stream.concat(head.stream(), tail.stream()).toList();
  }
}
