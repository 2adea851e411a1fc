package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * One log object that events of a page were read from.
 *
 * @param object its URI
 * @param account account of those events
 * @param region their region
 * @param from the first of them
 * @param to the last
 * @param events how many of them
 * @param sha256 hash of the inflated content that was read, hexadecimal; null when it could not be inflated as a whole
 * @param integrity what {@code verify} found: {@code valid}, {@code modified} and so on, or {@code not checked}
 */
public record EvidenceObject(
    String object,
    String account,
    String region,
    Instant from,
    Instant to,
    long events,
    String sha256,
    String integrity)
    implements Serializable {
  /** Nobody ran {@code verify} over it, or no digest speaks of it. */
  public static final String NOT_CHECKED = "not checked";

  public EvidenceObject {
    requireNonNull(object, "object is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requireNonNull(integrity, "integrity is null");
  }
}
