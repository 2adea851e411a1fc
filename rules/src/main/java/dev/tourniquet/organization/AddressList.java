package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import inet.ipaddr.IPAddress;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Networks of one kind that a user's file lists. */
public final class AddressList implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What the listed networks are. */
  public enum Kind {
    /** Published by AWS as its own: whoever is a customer of AWS may call from there. */
    AWS,
    /** Of a hosting provider. */
    HOSTING,
    /** Of a provider of private networks that hide who calls. */
    VPN,
    /** Exits of the Tor network. */
    TOR
  }

  private final Kind kind;
  private final String name;
  private final Map<String, String> blocks = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();

  AddressList(Kind kind, String name) {
    this.kind = requireNonNull(kind, "kind is null");
    this.name = requireNonNull(name, "name is null");
  }

  /** Takes a network; one that is listed twice keeps both notes. */
  void add(IPAddress network, String note) {
    IPAddress block = block(network, lengthOf(network));
    lengths.add(lengthOf(network));
    blocks.merge(key(block), note, (one, other) -> one.contains(other) ? one : one + ", " + other);
  }

  /** What the listed networks are. */
  public Kind kind() {
    return kind;
  }

  /** The file's name. */
  public String name() {
    return name;
  }

  /** How many networks are listed. */
  int size() {
    return blocks.size();
  }

  /** What the file says of the smallest listed network around the address, maybe nothing; empty when none holds it. */
  Optional<String> holds(IPAddress address) {
    return lengths.descendingSet().stream()
        .filter(length -> length <= address.getBitCount())
        .map(length -> blocks.get(key(block(address, length))))
        .filter(note -> note != null)
        .findFirst();
  }

  private static IPAddress block(IPAddress address, int length) {
    return address.withoutPrefixLength().toPrefixBlock(length);
  }

  private static int lengthOf(IPAddress network) {
    return network.isPrefixed() ? network.getNetworkPrefixLength() : network.getBitCount();
  }

  private static String key(IPAddress block) {
    return block.toCanonicalString();
  }

  /** Tells one content from another, for whoever asks whether anything changed. */
  @Override
  public String toString() {
    return kind + " " + name + " " + blocks.size() + " " + blocks.hashCode();
  }
}
