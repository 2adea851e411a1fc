package dev.tourniquet.session;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.PrincipalName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a session came from an issue of credentials. The access key decides where it is the same; the console
 * and Identity Center use other keys than were issued, so else the principal's id and the second the session began: in
 * every real session that could be matched by its key, that was the second of the issuing call.
 */
public final class Links {

  /** Clocks of two services may differ by so much. */
  static final long SECONDS = 2;

  /** A console session is dated a few seconds off its sign-in. */
  static final long SIGN_IN_SECONDS = 5;

  /** {@code AWSReservedSSO_<permission set>_<16 hexadecimal digits>}. */
  private static final Pattern RESERVED =
      Pattern.compile(".*/AWSReservedSSO_(.{1,64})_[0-9a-f]{16}");

  private Links() {}

  /** The link, when there is one. */
  public static Optional<Link> between(Issue issue, SessionFacts session) {
    if (session.session().value().equals(issue.issuer().session().value())) {
      return Optional.empty();
    }
    return switch (issue.kind()) {
      case CONSOLE_LOGIN -> SignInLinks.signIn(issue, session);
      case SWITCH_ROLE, RENEW_ROLE -> SignInLinks.switched(issue, session);
      case SIGNIN_TOKEN -> SignInLinks.signInLink(issue, session);
      case OAUTH_LOGIN -> SignInLinks.commandLine(issue, session);
      case IDENTITY_CENTER_ROLE -> SignInLinks.permissionSet(issue, session);
      case IDENTITY_CENTER_TOKEN -> SignInLinks.token(issue, session);
      case IDENTITY_CENTER_SIGN_IN -> SignInLinks.portal(issue, session);
      case FORWARDED -> forwarded(issue, session);
      case ACCESS_KEY, EXIT_ROLE -> Optional.empty();
      default -> issued(issue, session);
    };
  }

  private static Optional<Link> issued(Issue issue, SessionFacts session) {
    Issued issued = issue.issued();
    long late = seconds(issue, session.activity().first());
    boolean inTime =
        late >= -SIGN_IN_SECONDS && !session.activity().first().isAfter(issue.lastFirstUse());
    if (inTime && session.activity().credentials().contains(issued.accessKeyId())) {
      return link(Link.Rule.ACCESS_KEY, EXACT, seconds(issue, session.began()));
    }
    if (!near(issue, session, SECONDS)) {
      return Optional.empty();
    }
    long apart = seconds(issue, session.created());
    if (issued.principalId().equals(session.holder().id())
        && !issued.principalId().isEmpty()) {
      return link(Link.Rule.ASSUMED_ROLE_ID, apart == 0 ? EXACT : STRONG, apart);
    }
    PrincipalName name = session.holder().name();
    boolean sameRole = !issued.sessionName().isEmpty()
        && issued.sessionName().equals(name.session())
        && issued.roleArn().equals(name.arn());
    return sameRole ? link(Link.Rule.ROLE_AND_SESSION_NAME, STRONG, apart) : Optional.empty();
  }

  private static Optional<Link> forwarded(Issue issue, SessionFacts session) {
    long later = seconds(issue, session.began());
    return session.forwarded()
            && sameHolder(issue, session)
            && later >= -SECONDS
            && later <= issue.terms().seconds()
        ? link(Link.Rule.CALLED_THE_SERVICE_BEFORE, WEAK, later)
        : Optional.empty();
  }

  static boolean sameHolder(Issue issue, SessionFacts session) {
    String id = issue.issued().principalId();
    return !id.isEmpty() && id.equals(session.holder().id());
  }

  static boolean near(Issue issue, SessionFacts session, long most) {
    return session.created() != null && Math.abs(seconds(issue, session.created())) <= most;
  }

  static long seconds(Issue issue, Instant moment) {
    return issue.call().time().until(moment, ChronoUnit.SECONDS);
  }

  static Optional<Link> link(Link.Rule rule, Confidence confidence, long seconds) {
    return Optional.of(new Link(rule, confidence, seconds));
  }

  /** {@code account/permission set} of a role that Identity Center keeps; empty for any other. */
  static String permissionSet(PrincipalName role) {
    Matcher matcher = RESERVED.matcher(role.arn());
    return matcher.matches() ? role.account() + "/" + matcher.group(1) : "";
  }

  /** Whether the name is a service's; {@code AWS Internal} names none. */
  static boolean isService(String name) {
    return name.contains(".");
  }
}
