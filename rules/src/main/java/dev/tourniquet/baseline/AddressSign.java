package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that says of an address, or of a VPC endpoint, that it is ours.
 *
 * @param how what says so
 * @param address key of the address, or id of the endpoint; empty where only the resource is named
 * @param resource what has it, such as {@code eipalloc-…} or {@code i-…}
 * @param from when it was said, or since when it is so
 * @param to until when it is known to be so; not before {@code from}
 * @param evidence event id, or the describing call
 */
public record AddressSign(
    How how, String address, String resource, Instant from, Instant to, String evidence)
    implements Serializable {

  /** What says it. */
  public enum How {
    /** An elastic address was allocated: ours until it is released. */
    ALLOCATED,
    /** An elastic address was released. */
    RELEASED,
    /** An elastic address was listed as ours, or was used by its number. */
    ELASTIC,
    /** A public address that an instance or interface has until it stops. */
    ATTACHED,
    /** The agent of Systems Manager on an instance called from there: the instance's way out. */
    AGENT,
    /** A VPC endpoint of ours. */
    ENDPOINT
  }

  /** By time; the same in every run. */
  static final Comparator<AddressSign> IN_ORDER = Comparator.comparing(AddressSign::from)
      .thenComparing(AddressSign::how)
      .thenComparing(AddressSign::address)
      .thenComparing(AddressSign::resource)
      .thenComparing(AddressSign::evidence);

  public AddressSign {
    requireNonNull(how, "how is null");
    requireNonNull(address, "address is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(evidence, "evidence is null");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Invalid sign of " + address + ": it ends at " + to + ", before it begins at " + from);
    }
  }
}
