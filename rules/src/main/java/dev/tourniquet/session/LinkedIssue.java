package dev.tourniquet.session;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Key;
import java.util.Comparator;

/** An issue that links to a session, beside others that do. */
record LinkedIssue(Issue issue, Link link) {

  /** Of two that are not the same call. */
  static final Comparator<LinkedIssue> SURER = Comparator.comparing(LinkedIssue::confidence)
      .thenComparing(found -> found.link().rule(), Comparator.reverseOrder())
      .thenComparing(found -> Math.abs(found.link().seconds()), Comparator.reverseOrder())
      .thenComparing(LinkedIssue::told)
      .thenComparing(found -> found.issue().call().time(), Comparator.reverseOrder())
      .thenComparing(found -> found.issue().call().eventId(), Comparator.reverseOrder());

  /**
   * Of two that may be one call. A copy of the call in the trail of the role's account tells nothing of a caller from
   * another account; the copy in the caller's does, even where it is joined less surely.
   */
  static final Comparator<LinkedIssue> TELLS_MORE =
      Comparator.comparing(LinkedIssue::told).thenComparing(SURER);

  Confidence confidence() {
    return link.confidence();
  }

  /** Whether it tells who called. */
  boolean told() {
    return !issue.issuer().foreign() && confidence().compareTo(Confidence.STRONG) >= 0;
  }

  /** Empty when the call does not tell which key it issued. */
  String key() {
    return issue.issued().accessKeyId();
  }

  /** Whether both may be one call in the trails of two accounts: a call issues one key. */
  boolean mayBeCopyOf(LinkedIssue other) {
    boolean oneKey = key().isEmpty() || other.key().isEmpty() || key().equals(other.key());
    return oneKey && told() != other.told();
  }

  /** Whether it is known by a key that the session used, and the other by none: then the other issued another session. */
  boolean rulesOut(LinkedIssue other) {
    return link.rule() == Link.Rule.ACCESS_KEY && other.link().rule() != Link.Rule.ACCESS_KEY;
  }

  /** Whether both lead to the same; that a workload stands behind it, the service that vouches for it tells for certain. */
  boolean ofSameIssuer(LinkedIssue other) {
    Key actor = issue.issuer().actor();
    boolean certain = actor.confidence() == Confidence.EXACT;
    return actor.value().equals(other.issue().issuer().actor().value())
        && (certain
            || issue
                .issuer()
                .principal()
                .value()
                .equals(other.issue().issuer().principal().value()));
  }

  LinkedIssue weak() {
    return new LinkedIssue(issue, link.weak());
  }
}
