package dev.tourniquet.trail;

import java.util.Optional;

/**
 * An IPv4 address in the one spelling AWS uses: four decimal numbers without leading zeros. Anonymised logs hold
 * {@code 08.1.250.216}, which other parsers refuse or, worse, read as octal.
 */
record Ipv4(int value) {

  private static final int OCTETS = 4;
  private static final int BITS_OF_OCTET = 8;
  private static final int LONGEST = 15;

  static Optional<Ipv4> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int value = 0;
    int start = 0;
    for (int octet = 0; octet < OCTETS; octet++) {
      int dot = text.indexOf('.', start);
      int end = octet < OCTETS - 1 ? dot : text.length();
      int number = octet == OCTETS - 1 && dot >= 0 ? -1 : number(text, start, end);
      if (number < 0) {
        return Optional.empty();
      }
      value = (value << BITS_OF_OCTET) | number;
      start = end + 1;
    }
    return Optional.of(new Ipv4(value));
  }

  private static int number(String text, int start, int end) {
    if (end <= start || end - start > 3 || (end - start > 1 && text.charAt(start) == '0')) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number > 255 ? -1 : number;
  }

  /** Private, carrier-grade NAT, loopback or link-local (RFC 1918, 6598, 1122, 3927): no one place in the world. */
  boolean isPrivate() {
    return within(0x0A000000, 8)
        || within(0xAC100000, 12)
        || within(0xC0A80000, 16)
        || within(0x64400000, 10)
        || within(0x7F000000, 8)
        || within(0xA9FE0000, 16);
  }

  String text() {
    return (value >>> 24) + "." + ((value >>> 16) & 0xFF) + "." + ((value >>> 8) & 0xFF) + "."
        + (value & 0xFF);
  }

  private boolean within(int network, int prefix) {
    return (value ^ network) >>> (32 - prefix) == 0;
  }
}
