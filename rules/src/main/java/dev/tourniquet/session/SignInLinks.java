package dev.tourniquet.session;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;

import java.util.Optional;

/** Whether a session came from a sign-in: at the console, at Identity Center, or carried from one into the other. */
final class SignInLinks {

  private SignInLinks() {}

  static Optional<Link> signIn(Issue issue, SessionFacts session) {
    if (!Links.sameHolder(issue, session) || !Links.near(issue, session, Links.SIGN_IN_SECONDS)) {
      return Optional.empty();
    }
    boolean sameAddress = session.activity().ips().contains(issue.call().address());
    return Links.link(
        Link.Rule.SIGN_IN, sameAddress ? EXACT : STRONG, Links.seconds(issue, session.created()));
  }

  static Optional<Link> switched(Issue issue, SessionFacts session) {
    return Links.sameHolder(issue, session) && Links.near(issue, session, Links.SECONDS)
        ? Links.link(
            Link.Rule.SWITCH_OF_THE_SAME_SECOND, STRONG, Links.seconds(issue, session.created()))
        : Optional.empty();
  }

  static Optional<Link> signInLink(Issue issue, SessionFacts session) {
    if (session.created() == null
        || !session.marks().console()
        || !Links.sameHolder(issue, session)) {
      return Optional.empty();
    }
    long later = Links.seconds(issue, session.created());
    return later > 0 && !session.created().isAfter(issue.lastFirstUse())
        ? Links.link(Link.Rule.SIGN_IN_LINK, STRONG, later)
        : Optional.empty();
  }

  static Optional<Link> commandLine(Issue issue, SessionFacts session) {
    long later = Links.seconds(issue, session.began());
    if (later < -Links.SIGN_IN_SECONDS || session.began().isAfter(issue.lastFirstUse())) {
      return Optional.empty();
    }
    String arn = issue.issued().signInArn();
    if (!arn.isEmpty() && arn.equals(session.marks().signInArn())) {
      return Links.link(
          Link.Rule.SIGN_IN_SESSION, Links.sameHolder(issue, session) ? EXACT : STRONG, later);
    }
    return Links.sameHolder(issue, session) && Links.near(issue, session, Links.SIGN_IN_SECONDS)
        ? Links.link(Link.Rule.SIGN_IN_SESSION, WEAK, later)
        : Optional.empty();
  }

  static Optional<Link> permissionSet(Issue issue, SessionFacts session) {
    String set = Links.permissionSet(session.holder().name());
    return set.equals(issue.issued().permissionSet()) && Links.near(issue, session, Links.SECONDS)
        ? Links.link(
            Link.Rule.PERMISSION_SET_AND_SECOND, STRONG, Links.seconds(issue, session.created()))
        : Optional.empty();
  }

  /** The calls that a token is used for carry the credential id of the call that made it. */
  static Optional<Link> token(Issue issue, SessionFacts session) {
    long later = Links.seconds(issue, session.began());
    return later >= -Links.SIGN_IN_SECONDS
            && !session.began().isAfter(issue.lastFirstUse())
            && session.session().value().equals(Handles.TOKEN + issue.issued().principalId())
        ? Links.link(Link.Rule.CREDENTIAL_ID, EXACT, later)
        : Optional.empty();
  }

  static Optional<Link> portal(Issue issue, SessionFacts session) {
    long later = Links.seconds(issue, session.began());
    return later >= 0
            && !session.began().isAfter(issue.lastFirstUse())
            && session.session().value().startsWith(Handles.TOKEN)
            && session
                .holder()
                .principal()
                .value()
                .equals(issue.issuer().principal().value())
        ? Links.link(Link.Rule.SAME_USER_SIGNED_IN, STRONG, later)
        : Optional.empty();
  }
}
