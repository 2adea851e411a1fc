package dev.tourniquet.sigma;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a string of a rule looks like in Base64. */
final class Base64Forms {

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
    return Dashes.choices(string).stream();
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
