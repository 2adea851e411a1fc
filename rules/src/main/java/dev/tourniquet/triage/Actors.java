package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.PrincipalName;
import java.time.Instant;
import java.util.Set;

/** Who acted, as a finding shows it. */
final class Actors {

  /** Rules of the actor key that name a person. */
  private static final Set<String> PERSONAL =
      Set.of("on-behalf-of", "source-identity", "identity-center-session-name");

  private Actors() {}

  /** The principal, its session and credential, the person behind it where one is known, and when it was stopped. */
  static Finding.Actor of(Case c) {
    Finding.Actor actor = of(c.keys(), c.caller());
    return new Finding.Actor(
        actor.principal(),
        actor.arn(),
        actor.session(),
        actor.credential(),
        actor.human(),
        stoppedAt(c));
  }

  private static Instant stoppedAt(Case c) {
    return CallerContainment.of(c).stream()
        .filter(stop -> StillCalling.of(c).isEmpty())
        .findFirst()
        .flatMap(Event::time)
        .orElse(null);
  }

  /** The principal, its session and credential, and the person behind it where one is known. */
  public static Finding.Actor of(EventKeys keys, PrincipalName name) {
    return new Finding.Actor(
        keys.principal().value(),
        orNull(name.arn()),
        orNull(keys.session().value()),
        orNull(keys.credential().value()),
        human(keys.actor(), name));
  }

  /** Identity Center names the session after its user: a better name than the user's id. */
  private static Finding.Human human(Key actor, PrincipalName name) {
    if (!PERSONAL.contains(actor.how())) {
      return null;
    }
    String person = actor.how().equals("on-behalf-of") && !name.session().isEmpty()
        ? name.session()
        : actor.value().substring(actor.value().indexOf(':') + 1);
    return new Finding.Human(person, actor.how(), actor.confidence().name());
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
