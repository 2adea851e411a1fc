package dev.tourniquet.trail;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The five keys of one event: who it was in three senses, which credential, and where from.
 *
 * @param principal the durable thing that holds permissions: user, role, root, service, identity provider's subject
 * @param session one issuance of credentials; survives the many access keys of a console session
 * @param actor the human or workload behind the principal, guessed from this event alone
 * @param credential the access key id as written
 * @param source where the call came from, see {@link SourceAddress}
 */
public record EventKeys(Key principal, Key session, Key actor, Key credential, Key source)
    implements Serializable {

  public EventKeys {
    requireNonNull(principal, "principal is null");
    requireNonNull(session, "session is null");
    requireNonNull(actor, "actor is null");
    requireNonNull(credential, "credential is null");
    requireNonNull(source, "source is null");
  }

  /** Reads the keys of any event; never throws, whatever the log contains. */
  public static EventKeys of(Event event) {
    Identity identity = Identity.of(event);
    Key principal = PrincipalKeys.of(identity);
    return new EventKeys(
        principal,
        SessionKeys.of(identity, principal),
        ActorKeys.of(identity, principal),
        credential(identity),
        SourceAddress.of(event).asKey());
  }

  /** Whether both are of one actor; where none is told, of one session. */
  public boolean isSameActor(EventKeys other) {
    Key one = actor.present() ? actor : session;
    Key two = actor.present() ? other.actor : other.session;
    return one.present() && one.value().equals(two.value());
  }

  private static Key credential(Identity identity) {
    String id = identity.accessKeyId();
    return id.isEmpty() ? Key.none("no-access-key") : new Key(id, "access-key", Confidence.EXACT);
  }
}
