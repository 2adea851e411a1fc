package dev.tourniquet.session;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.util.Optional;

/**
 * Services call on with the identity of whoever calls them, with credentials that no call issued. Whose calls they belong
 * to can only be guessed: a session of the same principal that called that service within the minute before.
 */
final class Forwarding {

  /** How long after the caller's last call a service may still act on it. */
  static final long SECONDS_AFTER = 60;

  private Forwarding() {}

  /** The session as one that services may have called on for; empty when it made no call itself. */
  public static Optional<Issue> of(SessionFacts caller) {
    Activity.Direct direct = caller.activity().direct();
    if (direct == null || caller.holder().id().isEmpty()) {
      return Optional.empty();
    }
    long open = direct.first().until(direct.last(), SECONDS) + SECONDS_AFTER;
    return Optional.of(new Issue(
        IssueKind.FORWARDED,
        new IssuingCall(
            direct.firstEvent(),
            caller.holder().name().account(),
            "",
            direct.first(),
            caller.activity().firstIp()),
        new Issuer(
            caller.session(),
            caller.holder().principal(),
            caller.actor(),
            caller.holder().name()),
        Issued.NOTHING.to(caller.holder().id()),
        new Terms(open, caller.marks().mfa(), caller.marks().sourceIdentity(), "")));
  }
}
