package dev.tourniquet.baseline;

import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is new about a call for who made it, and for the account. The last 24 hours before it belong to the incident.
 *
 * @param what everything that is new
 * @param coveredDays days before the incident for which logs of the account are held
 * @param enoughOfIdentity whether its own history allows to call anything new for it
 * @param enoughOfAccount whether the account's history allows to call anything new for it
 */
public record UnusualCall(
    Set<What> what, int coveredDays, boolean enoughOfIdentity, boolean enoughOfAccount) {

  /** What may be new. */
  public enum What {
    /** An operation that the identity never called. */
    NEW_OP,
    /** A service that it never called. */
    NEW_SERVICE,
    /** An operation that neither it nor any of its peers called. */
    NEW_OP_FOR_PEERS,
    /** An operation that nobody in the account called. */
    NEW_OP_FOR_ACCOUNT,
    /** A region that the identity never called in. */
    NEW_REGION,
    /** A region that nobody in the account called in. */
    NEW_REGION_FOR_ACCOUNT
  }

  /** Fewest active days of an identity before anything is new for it. */
  public static final int MIN_ACTIVE_DAYS = 10;
  /** Fewest pairs of day and operation of it. */
  public static final int MIN_OBSERVATIONS = 20;
  /** Fewest covered days before anything is new for an account, or a region for anyone. */
  public static final int MIN_COVERED_DAYS = 30;

  public UnusualCall {
    what = Set.copyOf(what);
  }

  /** Judges a call by what was held before. */
  public static UnusualCall of(History history, Event call) {
    Instant time = call.time().orElseThrow();
    boolean placed = !GlobalServices.has(call.source());
    Usage usage = history.usage();
    LocalDate incident = Incident.firstDay(time);
    int covered = (int)
        history.coveredDays().stream().filter(day -> day.isBefore(incident)).count();
    boolean ofIdentity =
        usage.activeDays() >= MIN_ACTIVE_DAYS && usage.observations() >= MIN_OBSERVATIONS;
    boolean ofAccount = covered >= MIN_COVERED_DAYS;
    Set<What> found = EnumSet.noneOf(What.class);
    add(found, What.NEW_OP, ofIdentity && usage.operationDays() == 0);
    add(found, What.NEW_SERVICE, ofIdentity && usage.serviceDays() == 0);
    boolean noPeer = usage.peers() > 0 && usage.peerDays() == 0 && usage.operationDays() == 0;
    add(found, What.NEW_OP_FOR_PEERS, ofAccount && noPeer);
    add(found, What.NEW_OP_FOR_ACCOUNT, ofAccount && !usage.operationInAccount());
    add(found, What.NEW_REGION, placed && ofIdentity && ofAccount && usage.regionDays() == 0);
    add(found, What.NEW_REGION_FOR_ACCOUNT, placed && ofAccount && !usage.regionInAccount());
    return new UnusualCall(found, covered, ofIdentity, ofAccount);
  }

  private static void add(Set<What> found, What what, boolean isNew) {
    if (isNew) {
      found.add(what);
    }
  }

  /** Whether this is new. */
  public boolean has(What one) {
    return what.contains(one);
  }
}
