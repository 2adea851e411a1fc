package dev.tourniquet.sigma;

/** Case folding that keeps the number of characters, so that {@code ?} means the same before and after. */
final class Fold {

  private Fold() {}

  static String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
        return folded(text);
      }
    }
    return text;
  }

  static int of(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().map(Fold::of).forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
