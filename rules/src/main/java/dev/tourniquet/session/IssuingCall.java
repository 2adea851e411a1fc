package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * The event that tells of an issue.
 *
 * @param account whose trail holds it
 * @param address where it came from, as written
 */
public record IssuingCall(
    String eventId, String account, String region, Instant time, String address)
    implements Serializable {

  private static final int LONGEST = 256;

  public IssuingCall {
    requireNonNull(eventId, "eventId is null");
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
    requireNonNull(time, "time is null");
    address = address.length() <= LONGEST ? address : address.substring(0, LONGEST);
  }

  /** Empty for an event without a time: nothing can be placed by it. */
  static Optional<IssuingCall> of(Event event) {
    return event
        .time()
        .map(time -> new IssuingCall(
            event.id(), event.account(), event.region(), time, event.sourceAddress()));
  }
}
