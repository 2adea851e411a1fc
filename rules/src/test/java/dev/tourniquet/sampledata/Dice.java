package dev.tourniquet.sampledata;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Repeatable chance. Each name has its own stream, so that a new actor does not change what the others do; and
 * identifiers in the forms that AWS gives them.
 */
final class Dice {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String HEX = "0123456789abcdef";
  private static final long SEED = 20260301L;

  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  static Dice named(String name) {
    long seed = SEED;
    for (int i = 0; i < name.length(); i++) {
      seed = seed * 1_000_003L + name.charAt(i);
    }
    return new Dice(seed);
  }

  /** A number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  String hex(int length) {
    return letters(HEX, length);
  }

  String alphanumeric(int length) {
    return letters(ALPHANUMERIC, length);
  }

  /** The request id of S3: sixteen capital letters and digits. */
  String s3RequestId() {
    return letters("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 16);
  }

  String uuid() {
    return String.join("-", hex(8), hex(4), "4" + hex(3), "a" + hex(3), hex(12));
  }

  /** {@code AKIA…} or {@code ASIA…}: 20 characters that carry the account, as AWS's own do since about 2019. */
  String accessKey(String prefix, String account) {
    return prefix + base32Of(Long.parseLong(account));
  }

  /** {@code AIDA…}, {@code AROA…}, {@code ANPA…}: 21 characters that carry the account. */
  String uniqueId(String prefix, String account) {
    return accessKey(prefix, account) + letters(BASE32, 1);
  }

  /** 80 bits: one, the account in 40 bits, the rest by chance; five bits to a letter. */
  private String base32Of(long account) {
    long high = (1L << 47) | (account << 7) | random.nextInt(128);
    StringBuilder text = new StringBuilder();
    for (int shift = 43; shift >= 3; shift -= 5) {
      text.append(BASE32.charAt((int) (high >> shift) & 31));
    }
    int straddling = (int) (high & 7) << 2 | random.nextInt(4);
    return text.append(BASE32.charAt(straddling)).append(letters(BASE32, 6)).toString();
  }

  private String letters(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
