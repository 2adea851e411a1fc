package dev.tourniquet.sigma;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a string of a rule looks like in Base64. */
final class Base64Forms {

  /** The most interchangeable dashes of one value, where each choice is a string of its own: 625 strings. */
  private static final int MAX_DASHES = 4;

  private Base64Forms() {}

  /** The encoded string, one for each choice of dashes. */
  static List<SigmaString> whole(SigmaString string) {
    return choices(string)
        .map(v -> SigmaString.plain(Base64.getEncoder().encodeToString(v.bytes())))
        .toList();
  }

  /**
   * The part of the Base64 text that does not depend on what stands before and after, for each of the three places
   * where the string can begin.
   */
  static List<SigmaString> atAnyOffset(SigmaString string) {
    return choices(string)
        .flatMap(v ->
            IntStream.range(0, 3).mapToObj(shift -> SigmaString.plain(shifted(v.bytes(), shift))))
        .toList();
  }

  private static Stream<SigmaString> choices(SigmaString string) {
    if (string.hasWildcard()) {
      throw new IllegalArgumentException(
          "Invalid value for Base64: it holds a wildcard, which cannot be encoded; remove it or write \\* for a plain"
              + " star");
    }
    List<Integer> symbols = string.symbols();
    int[] dashes = IntStream.range(0, symbols.size())
        .filter(i -> symbols.get(i) == Segment.ANY_DASH)
        .toArray();
    if (dashes.length > MAX_DASHES) {
      throw new IllegalArgumentException(
          "Invalid value for Base64: windash before it takes at most %d dashes, not %d; use fewer"
              .formatted(MAX_DASHES, dashes.length));
    }
    int count = (int) Math.pow(Dashes.ALL.length(), dashes.length);
    return IntStream.range(0, count)
        .mapToObj(choice -> string.with(chosen(symbols, dashes, choice)));
  }

  /** Reads {@code choice} as a number whose digits say which dash stands at each place. */
  private static List<Integer> chosen(List<Integer> symbols, int[] dashes, int choice) {
    List<Integer> chosen = new ArrayList<>(symbols);
    int digits = choice;
    for (int place : dashes) {
      chosen.set(place, (int) Dashes.ALL.charAt(digits % Dashes.ALL.length()));
      digits /= Dashes.ALL.length();
    }
    return chosen;
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
}
