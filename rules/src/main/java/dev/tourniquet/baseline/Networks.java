package dev.tourniquet.baseline;

import dev.tourniquet.trail.SourceAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The network around an address: /24 of IPv4 and /48 of IPv6, the least that a provider hands to one customer. No table
 * of operators is needed for it.
 */
public final class Networks {

  private Networks() {}

  /** {@code 203.0.113.0/24}; empty for whatever is no public address. */
  public static Optional<String> of(SourceAddress source) {
    return switch (source.kind()) {
      case IPV4 -> Optional.of(four(source.canonical(), 3) + ".0/24");
      case IPV6 -> Optional.of(six(source.canonical()) + "::/48");
      case PRIVATE, AWS_SERVICE, AWS_INTERNAL, MALFORMED, EMPTY -> Optional.empty();
    };
  }

  /**
   * Addresses of one kind that are far apart: IPv4 in another /16, IPv6 in another /32. Nearer ones may be the many exits
   * of one provider; IPv4 beside IPv6 is one host with both.
   */
  public static boolean isUnrelated(SourceAddress one, SourceAddress other) {
    if (one.kind() != other.kind()) {
      return false;
    }
    return switch (one.kind()) {
      case IPV4 -> !four(one.canonical(), 2).equals(four(other.canonical(), 2));
      case IPV6 -> !groups(one.canonical(), 2).equals(groups(other.canonical(), 2));
      case PRIVATE, AWS_SERVICE, AWS_INTERNAL, MALFORMED, EMPTY -> false;
    };
  }

  /** The same of keys of addresses; of what is no public address nothing can be said. */
  public static boolean areUnrelatedKeys(String one, String other) {
    if (networkOf(one).isEmpty()
        || networkOf(other).isEmpty()
        || isSixKey(one) != isSixKey(other)) {
      return false;
    }
    return isSixKey(one)
        ? !groups(one, 2).equals(groups(other, 2))
        : !four(one, 2).equals(four(other, 2));
  }

  /** Whether the key of an address is one of IPv6. */
  public static boolean isSixKey(String key) {
    return key.indexOf(':') >= 0 && !key.startsWith("private:") && !key.startsWith("aws-");
  }

  /** Whether none of the addresses, as keys of history write them, lies in the network of the address. */
  public static boolean isNew(SourceAddress source, Collection<String> before) {
    Optional<String> network = of(source);
    Set<String> known = new TreeSet<>();
    before.forEach(text -> known.add(networkOf(text)));
    return network.isPresent() && !known.contains(network.get());
  }

  /**
   * The same for the key of an address; one in no network, such as a private one, is its own.
   *
   * @param before keys of other addresses
   */
  static boolean isNewKey(String key, Collection<String> before) {
    String network = networkOf(key);
    return network.isEmpty() || before.stream().map(Networks::networkOf).noneMatch(network::equals);
  }

  /** How many networks addresses lie in, as keys of history write them; what is no public address counts for none. */
  static int count(Collection<String> keys) {
    return (int) keys.stream()
        .map(Networks::networkOf)
        .filter(network -> !network.isEmpty())
        .distinct()
        .count();
  }

  private static String networkOf(String key) {
    if (key.startsWith("private:") || key.startsWith("aws-")) {
      return "";
    }
    return key.indexOf(':') >= 0
        ? six(key) + "::/48"
        : key.chars().filter(c -> c == '.').count() == 3 ? four(key, 3) + ".0/24" : "";
  }

  private static String four(String address, int parts) {
    String[] all = address.split("\\.", -1);
    return String.join(".", Arrays.copyOf(all, Math.min(parts, all.length)));
  }

  private static String six(String address) {
    return String.join(":", groups(address, 3));
  }

  /** The first groups, those that {@code ::} leaves out written as 0. */
  private static List<String> groups(String address, int count) {
    String head = address.contains("::") ? address.substring(0, address.indexOf("::")) : address;
    String[] groups = new String[count];
    Arrays.fill(groups, "0");
    String[] written = head.isEmpty() ? new String[0] : head.split(":", -1);
    System.arraycopy(written, 0, groups, 0, Math.min(count, written.length));
    return List.of(groups);
  }
}
