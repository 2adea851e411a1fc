package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Confidence;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One step from a session to who issued its credentials.
 *
 * @param day UTC day the session began; of a key that was made or a role that was left, the day of the call
 * @param session key of the session
 * @param candidates calls of this kind that could have issued it, this one among them
 * @param followed whether the way to the person behind it goes over this step: true for one step of a session
 */
public record SessionEdge(
    LocalDate day, String session, Issue issue, Link link, long candidates, boolean followed)
    implements Serializable {

  public SessionEdge {
    requireNonNull(day, "day is null");
    requireNonNull(session, "session is null");
    requireNonNull(issue, "issue is null");
    requireNonNull(link, "link is null");
    if (candidates < 1) {
      throw new IllegalArgumentException(
          "Invalid number of candidates: " + candidates + ". The issue itself is one");
    }
  }

  /** The session that issued it; empty when a person or a service did. */
  public String parent() {
    return issue.issuer().session().value();
  }

  /** The weaker of the link and of what the issuing call tells of its caller. */
  public Confidence confidence() {
    return link.confidence().and(issue.issuer().principal().confidence());
  }

  /** Whether it was known at a time. */
  public boolean knownAt(Instant time) {
    return !issue.call().time().isAfter(time);
  }
}
