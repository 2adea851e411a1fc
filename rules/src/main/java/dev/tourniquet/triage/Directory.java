package dev.tourniquet.triage;

import dev.tourniquet.containment.Caller;
import dev.tourniquet.containment.DirectoryUser;
import dev.tourniquet.session.Issuer;
import dev.tourniquet.session.SessionEdge;
import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Key;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user of Identity Center behind a caller. Calls in a permission set's role name nobody but by the session name, which
 * is no id; the call that gave out the session's credentials does.
 */
final class Directory {
  private static final String PREFIX = "idc:";

  private Directory() {}

  static DirectoryUser user(Case c, Caller.Kind kind) {
    String told = c.lead().text("userIdentity.onBehalfOf.userId");
    if (!told.isEmpty()) {
      return new DirectoryUser(told, "");
    }
    return kind == Caller.Kind.IDENTITY_CENTER_ROLE ? byIssue(c) : DirectoryUser.UNKNOWN;
  }

  /** Where two calls name two users, a deny of one may let the other go on. */
  private static DirectoryUser byIssue(Case c) {
    String session = c.keys().session().value();
    List<DirectoryUser> users = c.file().background().chain().steps().stream()
        .filter(step -> step.session().equals(session) && step.issue().kind().leadsOn())
        .flatMap(Directory::named)
        .toList();
    boolean one = users.stream().map(DirectoryUser::id).distinct().count() == 1;
    return one ? users.get(0) : DirectoryUser.UNKNOWN;
  }

  private static Stream<DirectoryUser> named(SessionEdge step) {
    Issuer issuer = step.issue().issuer();
    return Stream.of(issuer.principal(), issuer.actor())
        .filter(key -> key.value().startsWith(PREFIX))
        .filter(key -> surety(step, key).compareTo(Confidence.STRONG) >= 0)
        .limit(1)
        .map(key -> new DirectoryUser(
            key.value().substring(key.value().lastIndexOf(':') + 1),
            "event %s, which gave out its session (%s, %s),"
                .formatted(
                    step.issue().call().eventId(), step.link().rule().text(), surety(step, key))));
  }

  private static Confidence surety(SessionEdge step, Key key) {
    return step.confidence().and(key.confidence());
  }
}
