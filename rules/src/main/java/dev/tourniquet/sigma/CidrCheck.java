package dev.tourniquet.sigma;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;

/** The value is an IP address, v4 or v6, inside a network. */
record CidrCheck(IPAddress network) implements ValueCheck {

  private static final int LONGEST_ADDRESS = 64;
  private static final IPAddressStringParameters ADDRESS =
      strict().allowPrefix(false).toParams();
  private static final IPAddressStringParameters NETWORK =
      strict().allowPrefix(true).toParams();

  /** The library takes "", "*", "1-3" and "10" for addresses; a log that says so means none. */
  private static IPAddressStringParameters.Builder strict() {
    return new IPAddressStringParameters.Builder()
        .allowEmpty(false)
        .allowAll(false)
        .allowSingleSegment(false)
        .allowPrefixOnly(false)
        .allowMask(false)
        .allowWildcardedSeparator(false)
        .setRangeOptions(RangeParameters.NO_RANGE)
        .allow_inet_aton(false);
  }

  /**
   * Reads {@code 10.0.0.0/8} or {@code 2001:db8::/32}; an address alone is a network of one.
   *
   * @throws IllegalArgumentException when it is no network, or has bits beyond its prefix
   */
  static CidrCheck of(String cidr) {
    IPAddress network = new IPAddressString(cidr, NETWORK).getAddress();
    if (network == null) {
      throw new IllegalArgumentException(
          "Invalid CIDR range: %s: write it as 10.0.0.0/8 or 2001:db8::/32"
              .formatted(Problem.excerpt(cidr)));
    }
    IPAddress block = network.isPrefixed() ? network.toZeroHost().toPrefixBlock() : network;
    if (network.isPrefixed() && !block.getLower().withoutPrefixLength().equals(lower(network))) {
      throw new IllegalArgumentException(
          "Invalid CIDR range: %s: it has bits beyond its prefix; write %s"
              .formatted(Problem.excerpt(cidr), block.toCanonicalString()));
    }
    return new CidrCheck(block);
  }

  private static IPAddress lower(IPAddress network) {
    return network.withoutPrefixLength().getLower();
  }

  @Override
  public boolean test(Value value) {
    String text = value.text();
    if (text.length() > LONGEST_ADDRESS || text.isEmpty() || !mayBegin(text.charAt(0))) {
      return false;
    }
    IPAddress address = new IPAddressString(text, ADDRESS).getAddress();
    return address != null && network.contains(unmapped(address));
  }

  private static boolean mayBegin(char c) {
    return c == ':' || Character.digit(c, 16) >= 0;
  }

  /** {@code ::ffff:10.0.0.1} is {@code 10.0.0.1} to whoever writes a rule. */
  private IPAddress unmapped(IPAddress address) {
    boolean mapped = address instanceof IPv6Address six && six.isIPv4Mapped();
    return mapped && network.isIPv4() ? address.toIPv6().getEmbeddedIPv4Address() : address;
  }
}
