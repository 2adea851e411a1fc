package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.HourCalls;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What else was called: on the resource, and by each key of the event that leads the case (see {@link Lead}).
 *
 * @param hour of the identity, up to the event that leads the case; empty where nobody counted
 */
public record Pivots(
    CallList onResource,
    CallList byIdentity,
    CallList bySession,
    CallList byCredential,
    CallList byIp,
    Optional<HourCalls> hour)
    implements Serializable {

  /** Nothing else is known. */
  public static final Pivots NONE =
      new Pivots(CallList.NONE, CallList.NONE, CallList.NONE, CallList.NONE, CallList.NONE);

  /** Of which nobody counted the calls of the hour. */
  public Pivots(
      CallList onResource,
      CallList byIdentity,
      CallList bySession,
      CallList byCredential,
      CallList byIp) {
    this(onResource, byIdentity, bySession, byCredential, byIp, Optional.empty());
  }

  public Pivots {
    requireNonNull(onResource, "onResource is null");
    requireNonNull(byIdentity, "byIdentity is null");
    requireNonNull(bySession, "bySession is null");
    requireNonNull(byCredential, "byCredential is null");
    requireNonNull(byIp, "byIp is null");
    requireNonNull(hour, "hour is null");
  }

  Pivots until(Instant asOf) {
    return new Pivots(
        onResource.until(asOf),
        byIdentity.until(asOf),
        bySession.until(asOf),
        byCredential.until(asOf),
        byIp.until(asOf),
        hour);
  }
}
