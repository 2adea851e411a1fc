package dev.tourniquet.jobs.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

/** Random choices and the texts of random ids. */
final class Chance {
  private static final byte[] BASE_32 = ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  private static final byte[] BASE_64 =
      ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  private static final byte[] HEX = ascii("0123456789abcdef");

  private Chance() {}

  /** A number below count; each as probable as one over its rank, so a few are everywhere and most are rare. */
  static int rank(SplittableRandom random, int count) {
    double reached = Math.exp(random.nextDouble() * Math.log(count + 1.0));
    return Math.min(count, (int) reached) - 1;
  }

  /** A seed that any change of a part changes wholly. */
  static long seed(long... parts) {
    long seed = 0;
    for (long part : parts) {
      seed = new SplittableRandom(seed ^ part).nextLong();
    }
    return seed;
  }

  static long seed(String text) {
    long seed = 1;
    for (int i = 0; i < text.length(); i++) {
      seed = 31 * seed + text.charAt(i);
    }
    return seed(seed);
  }

  static byte[] hex(SplittableRandom random, int length) {
    return letters(random, HEX, 4, length);
  }

  static byte[] base32(SplittableRandom random, int length) {
    return letters(random, BASE_32, 5, length);
  }

  static byte[] base64(SplittableRandom random, int length) {
    return letters(random, BASE_64, 6, length);
  }

  static byte[] uuid(SplittableRandom random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return ascii(new UUID(high, low).toString());
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] letters(SplittableRandom random, byte[] alphabet, int bits, int length) {
    byte[] text = new byte[length];
    long left = 0;
    int available = 0;
    for (int i = 0; i < length; i++) {
      if (available < bits) {
        left = random.nextLong();
        available = Long.SIZE;
      }
      text[i] = alphabet[(int) (left & ((1 << bits) - 1))];
      left >>>= bits;
      available -= bits;
    }
    return text;
  }
}
