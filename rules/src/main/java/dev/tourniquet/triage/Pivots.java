package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/** What else was called: on the resource, and by each key of the event that leads the case (see {@link Lead}). */
public record Pivots(
    CallList onResource,
    CallList byIdentity,
    CallList bySession,
    CallList byCredential,
    CallList byIp)
    implements Serializable {

  /** Nothing else is known. */
  public static final Pivots NONE =
      new Pivots(CallList.NONE, CallList.NONE, CallList.NONE, CallList.NONE, CallList.NONE);

  public Pivots {
    requireNonNull(onResource, "onResource is null");
    requireNonNull(byIdentity, "byIdentity is null");
    requireNonNull(bySession, "bySession is null");
    requireNonNull(byCredential, "byCredential is null");
    requireNonNull(byIp, "byIp is null");
  }

  Pivots until(Instant asOf) {
    return new Pivots(
        onResource.until(asOf),
        byIdentity.until(asOf),
        bySession.until(asOf),
        byCredential.until(asOf),
        byIp.until(asOf));
  }
}
