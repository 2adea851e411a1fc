package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import inet.ipaddr.IPAddress;
import java.io.Serializable;

/** A network of ours: its addresses are ordinary sources. */
public record Network(IPAddress cidr, String name) implements Serializable {

  public Network {
    requireNonNull(cidr, "cidr is null");
    requireNonNull(name, "name is null");
    cidr = cidr.toPrefixBlock();
  }

  boolean contains(IPAddress address) {
    return cidr.contains(address);
  }
}
