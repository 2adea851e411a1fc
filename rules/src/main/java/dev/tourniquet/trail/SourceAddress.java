package dev.tourniquet.trail;

import static java.util.Objects.requireNonNull;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a call came from. Only {@link Kind#IPV4} and {@link Kind#IPV6} are addresses to count and compare.
 *
 * @param kind what the text is
 * @param canonical the address in its shortest usual form, else the text as written
 * @param key what events are joined on
 */
public record SourceAddress(Kind kind, String canonical, String key) implements Serializable {

  /** What {@code sourceIPAddress} holds. */
  public enum Kind {
    /** A public IPv4 address: the caller, a proxy or a NAT. */
    IPV4,
    /** A public IPv6 address. */
    IPV6,
    /** An address that means something only within one network. */
    PRIVATE,
    /** The DNS name of an AWS service. */
    AWS_SERVICE,
    /** {@code AWS Internal}: the console's back ends and the like. */
    AWS_INTERNAL,
    /** Anything else, kept as written: anonymised addresses, host names, address ranges. */
    MALFORMED,
    /** Nothing was written. */
    EMPTY
  }

  private static final int LONGEST_IPV6 = 45;

  public SourceAddress {
    requireNonNull(kind, "kind is null");
    canonical = BoundedText.of(requireNonNull(canonical, "canonical is null"));
    key = BoundedText.of(requireNonNull(key, "key is null"));
  }

  /** Reads the source of any event. */
  public static SourceAddress of(Event event) {
    String raw = event.sourceAddress();
    if (raw.isEmpty()) {
      return new SourceAddress(Kind.EMPTY, "", "");
    }
    if (raw.startsWith("AWS Internal")) {
      return new SourceAddress(Kind.AWS_INTERNAL, raw, "aws-internal");
    }
    if (Invocation.isService(raw)) {
      return new SourceAddress(Kind.AWS_SERVICE, raw, "aws-service:" + raw);
    }
    Optional<Ipv4> four = Ipv4.read(raw);
    if (four.isPresent()) {
      return ofIpv4(four.get(), event);
    }
    return ofIpv6(raw, event);
  }

  /** The key with the kind as its rule; without confidence where no network is named. */
  public Key asKey() {
    Confidence confidence =
        switch (kind) {
          case IPV4, IPV6, PRIVATE -> Confidence.EXACT;
          case AWS_SERVICE, AWS_INTERNAL, MALFORMED -> Confidence.WEAK;
          case EMPTY -> Confidence.NONE;
        };
    return new Key(
        key, "source-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), confidence);
  }

  private static SourceAddress ofIpv4(Ipv4 address, Event event) {
    String canonical = address.text();
    return address.isPrivate()
        ? new SourceAddress(Kind.PRIVATE, canonical, scoped(canonical, event))
        : new SourceAddress(Kind.IPV4, canonical, canonical);
  }

  private static SourceAddress ofIpv6(String raw, Event event) {
    IPAddress address = ipv6(raw);
    if (address == null) {
      return new SourceAddress(Kind.MALFORMED, raw, raw);
    }
    String canonical = address.toCanonicalString();
    boolean local = address.isLocal() || address.isLoopback();
    return local
        ? new SourceAddress(Kind.PRIVATE, canonical, scoped(canonical, event))
        : new SourceAddress(Kind.IPV6, canonical, canonical);
  }

  /** 10.0.0.5 in two networks is two hosts: the VPC endpoint, else the account, tells them apart. */
  private static String scoped(String address, Event event) {
    String endpoint = event.text("vpcEndpointId");
    return "private:" + (endpoint.isEmpty() ? event.account() : endpoint) + ":" + address;
  }

  private static IPAddress ipv6(String raw) {
    return raw.length() <= LONGEST_IPV6 && raw.indexOf(':') >= 0 && onlyHex(raw)
        ? new IPAddressString(raw).getAddress()
        : null;
  }

  private static boolean onlyHex(String raw) {
    return raw.chars().allMatch(c -> c == ':' || (c < 128 && Character.digit(c, 16) >= 0));
  }
}
