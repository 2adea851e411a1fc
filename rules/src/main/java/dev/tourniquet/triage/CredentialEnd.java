package dev.tourniquet.triage;

import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.CreationDates;
import dev.tourniquet.trail.Event;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What would tell whether the credential of a case still works: of a key IAM can be asked, a session ends by itself. */
final class CredentialEnd {

  /** As CloudTrail writes it: {@code Mar 1, 2026, 3:00:00 PM}, in older events without the second comma. */
  private static final DateTimeFormatter EXPIRATION =
      DateTimeFormatter.ofPattern("MMM d, yyyy[,] h:mm:ss a", Locale.US);

  /** The most that STS gives to a role, and to a user (STS API Reference, AssumeRole and GetSessionToken). */
  private static final Duration OF_A_ROLE = Duration.ofHours(12);

  private static final Duration OF_A_USER = Duration.ofHours(36);

  private CredentialEnd() {}

  static String gap(Case c) {
    boolean named = c.keys().credential().present();
    String key = named ? c.keys().credential().value() : "";
    return "credential: whether %s still works is not in the logs; %s"
        .formatted(
            named ? Words.cut(key, 100) : "the session of " + c.caller().name(),
            key.startsWith("AKIA") ? asked(c) : ends(c, key));
  }

  private static String asked(Case c) {
    return c.keys().principal().value().startsWith("root:")
        ? "iam get-account-summary would tell whether root has a key"
        : "iam list-access-keys would tell";
  }

  private static String ends(Case c, String key) {
    return issued(c, key)
        .map(end -> "by the call that issued it, it ends at " + Words.time(end))
        .orElseGet(() -> "it ends at %s at the latest, the longest a session lasts being %d hours"
            .formatted(Words.time(began(c).plus(longest(c))), longest(c).toHours()));
  }

  /** As the call answered that issued this very key; else as long as the call asked for that issued the session. */
  private static Optional<Instant> issued(Case c, String key) {
    return c.background().chain().calls().stream()
        .filter(call -> !key.isEmpty()
            && call.text("responseElements.credentials.accessKeyId").equals(key))
        .flatMap(call -> expiration(call).stream())
        .findFirst()
        .or(() -> c.background().chain().steps().stream()
            .filter(step ->
                step.followed() && step.session().equals(c.keys().session().value()))
            .filter(step -> step.link().confidence().compareTo(Confidence.STRONG) >= 0)
            .filter(step -> step.issue().terms().seconds() > 0)
            .map(CredentialEnd::asLongAsAsked)
            .findFirst());
  }

  private static Instant asLongAsAsked(SessionEdge step) {
    long seconds = Math.min(step.issue().terms().seconds(), OF_A_USER.toSeconds());
    return step.issue().call().time().plusSeconds(seconds);
  }

  /** Newer events have a narrow space before AM and PM. */
  private static Optional<Instant> expiration(Event call) {
    String written = call.text("responseElements.credentials.expiration").replace('\u202f', ' ');
    try {
      return Optional.of(LocalDateTime.parse(written, EXPIRATION).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant began(Case c) {
    return CreationDates.of(c.lead()).filter(date -> date.isBefore(c.time())).orElse(c.time());
  }

  private static Duration longest(Case c) {
    return c.keys().principal().value().startsWith("role:") ? OF_A_ROLE : OF_A_USER;
  }
}
