package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.CreationDates;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.PrincipalName;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What the calls of one session tell of it.
 *
 * @param created when its credentials were issued; null when no record tells
 * @param actor the surest that any of its calls says of who stands behind it
 */
public record SessionFacts(
    Key session, Holder holder, Instant created, Key actor, Marks marks, Activity activity)
    implements Serializable {

  public SessionFacts {
    requireNonNull(session, "session is null");
    requireNonNull(holder, "holder is null");
    requireNonNull(actor, "actor is null");
    requireNonNull(marks, "marks is null");
    requireNonNull(activity, "activity is null");
  }

  /** What one call tells of its session; empty when it has none, or no time. */
  public static Optional<SessionFacts> of(Event event) {
    return ofCaller(event).filter(facts -> facts.session().present());
  }

  /** What one call tells of its caller, whether it has a session or not; empty when the call has no time. */
  public static Optional<SessionFacts> ofCaller(Event event) {
    return event.time().map(time -> of(event, EventKeys.of(event), time));
  }

  private static SessionFacts of(Event event, EventKeys keys, Instant time) {
    PrincipalName name = PrincipalName.of(event);
    return new SessionFacts(
        keys.session(),
        new Holder(keys.principal(), event.text("userIdentity.principalId"), name),
        created(event, keys, time),
        keys.actor(),
        Marks.of(event),
        Activity.of(event, time));
  }

  /** A sign-in tells no date, for it is the date. */
  private static Instant created(Event event, EventKeys keys, Instant time) {
    Instant signedIn = keys.session().how().equals("sign-in") ? time : null;
    return CreationDates.of(event).orElse(signedIn);
  }

  /** Both together, in whichever order they come: what differs, the earlier tells. */
  public SessionFacts and(SessionFacts other) {
    boolean earlier = activity.isBefore(other.activity);
    SessionFacts one = earlier ? this : other;
    SessionFacts two = earlier ? other : this;
    return new SessionFacts(
        one.session,
        one.holder,
        one.created == null ? two.created : one.created,
        two.actor.confidence().compareTo(one.actor.confidence()) > 0 ? two.actor : one.actor,
        one.marks.and(two.marks),
        one.activity.and(two.activity));
  }

  /** Whether it cannot be told from any other caller without a name. */
  public boolean anonymous() {
    return !session.present() && holder.principal().confidence() == Confidence.NONE;
  }

  /** When it began, as far as it is known. */
  public Instant began() {
    return created == null ? activity.first() : created;
  }

  /** Whether its credentials end by themselves, so that a call must have issued them. */
  public boolean temporary() {
    return session.value().startsWith("session:")
        || activity.credentials().stream().anyMatch(key -> key.startsWith("ASIA"));
  }

  /** Whether nothing but a service acted in it: it called on with the identity of a caller of its own. */
  public boolean forwarded() {
    return activity.direct() == null && !activity.forwarder().isEmpty();
  }

  /**
   * Who holds the session.
   *
   * @param id {@code userIdentity.principalId} as written
   */
  public record Holder(Key principal, String id, PrincipalName name) implements Serializable {
    private static final int LONGEST = 1_024;

    public Holder {
      requireNonNull(principal, "principal is null");
      id = id.length() <= LONGEST ? id : id.substring(0, LONGEST);
      requireNonNull(name, "name is null");
    }
  }
}
