package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Identity.first;

/**
 * One issuance of credentials: principal with session name, and when it was issued. The access key would not do: one
 * console sign-in uses a dozen of them.
 */
final class SessionKeys {

  private SessionKeys() {}

  static Key of(Identity identity, Key principal) {
    if (identity.isService()) {
      return Key.none("no-session");
    }
    String issued = CreationDates.normal(identity.creationDate());
    if (!issued.isEmpty() && principal.present()) {
      String holder = first(identity.principalId(), principal.value());
      // A service that calls on with the caller's identity gets new credentials for each call: no
      // one issued them.
      return Invocation.isService(identity.invokedBy())
          ? new Key("session:" + holder + "@" + issued, "forward-access-session", STRONG)
          : new Key("session:" + holder + "@" + issued, "creation-date", EXACT);
    }
    String credential = Identity.text(identity.user(), "credentialId");
    if (!credential.isEmpty()) {
      return new Key("session:credential/" + credential, "identity-center-credential", EXACT);
    }
    return withoutContext(identity);
  }

  private static Key withoutContext(Identity identity) {
    String key = identity.accessKeyId();
    if (!key.isEmpty()) {
      return key.startsWith("ASIA")
          ? new Key("key:" + key, "temporary-key", STRONG)
          : new Key("key:" + key, "long-term-key", EXACT);
    }
    Event event = identity.event();
    boolean opens = event.name().equals("ConsoleLogin") || event.name().equals("SwitchRole");
    String at = CreationDates.normal(event.text("eventTime"));
    // The sessions it opens are dated with the sign-in's own second, give or take a few.
    return opens && event.succeeded() && !identity.principalId().isEmpty() && !at.isEmpty()
        ? new Key("session:" + identity.principalId() + "@" + at, "sign-in", STRONG)
        : Key.none("no-session");
  }
}
