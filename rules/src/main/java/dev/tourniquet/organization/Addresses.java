package dev.tourniquet.organization;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Optional;

/** Reads addresses strictly: {@code 1}, {@code 10.1}, {@code *} and {@code 0x7f.1} are no addresses here. */
final class Addresses {

  private static final int LONGEST = 64;
  private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
      .allowAll(false)
      .allowEmpty(false)
      .allowSingleSegment(false)
      .allowWildcardedSeparator(false)
      .allowMask(false)
      .allowPrefixOnly(false)
      .getIPv4AddressParametersBuilder()
      .allow_inet_aton(false)
      .allowLeadingZeros(true)
      .getParentBuilder()
      .toParams();

  private Addresses() {}

  /** One address; empty for anything else, however malformed. */
  static Optional<IPAddress> parse(String text) {
    return text.indexOf('/') >= 0 ? Optional.empty() : read(text);
  }

  /** An address with a prefix length, or a single address. */
  static Optional<IPAddress> parseCidr(String text) {
    return read(text);
  }

  private static Optional<IPAddress> read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      IPAddress address = new IPAddressString(text, STRICT).toAddress();
      return Optional.ofNullable(address).filter(a -> !a.isMultiple() || a.isPrefixed());
    } catch (AddressStringException e) {
      return Optional.empty();
    }
  }
}
