package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Confidence;
import java.io.Serializable;
import java.util.Locale;

/**
 * Why a session is held to come from an issue.
 *
 * @param seconds from the issuing call to the session's beginning
 */
public record Link(Rule rule, Confidence confidence, long seconds) implements Serializable {

  /** What both have in common, best first. */
  public enum Rule {
    ACCESS_KEY,
    ASSUMED_ROLE_ID,
    ROLE_AND_SESSION_NAME,
    CREDENTIAL_ID,
    SIGN_IN_SESSION,
    SIGN_IN,
    SWITCH_OF_THE_SAME_SECOND,
    SIGN_IN_LINK,
    PERMISSION_SET_AND_SECOND,
    SAME_USER_SIGNED_IN,
    CALLED_THE_SERVICE_BEFORE;

    /** As it is shown and stored. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads it back. */
    public static Rule of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  public Link {
    requireNonNull(rule, "rule is null");
    requireNonNull(confidence, "confidence is null");
  }

  Link weak() {
    return new Link(rule, confidence.and(Confidence.WEAK), seconds);
  }
}
