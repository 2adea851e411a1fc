package dev.tourniquet.iam;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.io.Serializable;
import java.util.Optional;

/**
 * An IPv4 or IPv6 network in CIDR notation, or one address. Host bits below the prefix are ignored, as AWS does.
 *
 * @param block the whole network
 */
public record Network(IPAddress block) implements Serializable {

  // Only the plain spellings: the library also knows octal, single numbers, ranges and wildcards,
  // IAM does not.
  private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
      .allowEmpty(false)
      .allowAll(false)
      .allowSingleSegment(false)
      .allowWildcardedSeparator(false)
      .allowMask(false)
      .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
      .getIPv4AddressParametersBuilder()
      .allow_inet_aton(false)
      .getParentBuilder()
      .toParams();

  /** Empty for text that is neither. */
  public static Optional<Network> parse(String text) {
    IPAddress address = new IPAddressString(text.strip(), STRICT).getAddress();
    return Optional.ofNullable(address).map(a -> new Network(a.toPrefixBlock()));
  }

  /** Whether this is one address inside the network; text that is no address is not. */
  boolean contains(String address) {
    IPAddress parsed = new IPAddressString(address.strip(), STRICT).getAddress();
    return parsed != null
        && block.getIPVersion() == parsed.getIPVersion()
        && block.contains(parsed);
  }

  /** Whether it lies in ranges that the internet does not route. */
  boolean isPrivate() {
    return block.isLocal() || block.isLoopback();
  }

  boolean isIpv4() {
    return block.isIPv4();
  }

  /** Bits of the prefix; for one address all of them. */
  int prefixLength() {
    return block.isPrefixed() ? block.getNetworkPrefixLength() : block.getBitCount();
  }
}
