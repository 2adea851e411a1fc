package dev.tourniquet.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Account ids as AWS hides them in unique ids and access keys. */
public final class AccountIds {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 12;
  private static final int PREFIX = 4;
  private static final int SHORTEST = 16;
  private static final int ENCODED_END = 20;
  private static final int BITS_OF_DIGIT = 5;
  /** Ten base32 digits hold 50 bits, of which the first 48 (6 bytes) count. */
  private static final int DIGITS = 10;

  private static final long ACCOUNT_MASK = 0x7fffffffff80L;
  private static final long LAST_ACCOUNT = 999_999_999_999L;

  private AccountIds() {}

  /**
   * The account in an id such as {@code AKIA…}, {@code ASIA…}, {@code AIDA…} or {@code AROA…} issued since about 2019;
   * empty for older ids (fifth character I or J), for anonymised ones and for anything else. Never the only evidence of
   * an owner.
   */
  public static String fromUniqueId(String uniqueId) {
    if (uniqueId.length() < SHORTEST
        || uniqueId.charAt(PREFIX) == 'I'
        || uniqueId.charAt(PREFIX) == 'J') {
      return "";
    }
    long bits = 0;
    for (int i = PREFIX; i < Math.min(uniqueId.length(), ENCODED_END); i++) {
      int digit = BASE32.indexOf(uniqueId.charAt(i));
      if (digit < 0) {
        return "";
      }
      bits = i < PREFIX + DIGITS ? (bits << BITS_OF_DIGIT) | digit : bits;
    }
    long account = ((bits >> 2) & ACCOUNT_MASK) >> 7;
    return account > LAST_ACCOUNT ? "" : String.format(Locale.ROOT, "%012d", account);
  }

  /** Of a listed resource, or empty; where a service retires a grant, KMS writes {@code AWS Internal} in its place. */
  public static String listed(JsonNode resource) {
    String account = Identity.text(resource, "accountId");
    return account.equals("AWS Internal") ? "" : account;
  }

  /** Whether the text has the form of an account id: twelve ASCII digits. */
  public static boolean isAccountId(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
