package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.PrincipalName;
import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Who issued credentials, or had them issued.
 *
 * @param session the session that made the call; empty when it had none, as people at an identity provider
 * @param actor who or what stands behind the issuer, as far as the issuing call tells
 * @param name how to show the principal
 */
public record Issuer(Key session, Key principal, Key actor, PrincipalName name)
    implements Serializable {

  public Issuer {
    requireNonNull(session, "session is null");
    requireNonNull(principal, "principal is null");
    requireNonNull(actor, "actor is null");
    requireNonNull(name, "name is null");
  }

  /** The caller of an event. */
  public static Issuer of(Event event) {
    EventKeys keys = EventKeys.of(event);
    return new Issuer(keys.session(), keys.principal(), keys.actor(), PrincipalName.of(event));
  }

  /** The same with a workload or person that the call names. */
  Issuer behind(Key other) {
    return other.present() ? new Issuer(session, principal, other, name) : this;
  }

  Issuer withoutSession(String why) {
    return new Issuer(Key.none(why), principal, actor, name);
  }

  /** When the session was issued; empty when its key does not tell. */
  public Optional<Instant> issued() {
    String key = session.value();
    try {
      return Optional.of(Instant.parse(key.substring(key.lastIndexOf('@') + 1)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether the session ends by itself, so that a call must have issued its credentials. */
  public boolean temporary() {
    return session.value().startsWith("session:") || session.value().startsWith("key:ASIA");
  }

  /** Whether it is a caller of an account whose own logs would tell more. */
  public boolean foreign() {
    return principal.value().startsWith("ext:") || !principal.present();
  }
}
