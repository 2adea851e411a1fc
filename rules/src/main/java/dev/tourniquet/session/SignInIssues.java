package dev.tourniquet.session;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.CreationDates;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.PrincipalName;
import java.util.stream.Stream;

/** Sessions that begin at the console, or are carried into it and out of it. */
final class SignInIssues {

  private SignInIssues() {}

  /** A federated sign-in is made with a session; a user's or root's own is made by nobody but the person. */
  static Stream<Issue> consoleLogin(Event event) {
    Issuer issuer = Issuer.of(event);
    boolean federated = CreationDates.of(event).isPresent();
    return Issues.issue(
        event,
        IssueKind.CONSOLE_LOGIN,
        Issued.NOTHING.to(event.text("userIdentity.principalId")),
        federated ? issuer : issuer.withoutSession("sign-in"));
  }

  /**
   * The record shows the role that was switched to as its caller, and names the identity it was switched from by its ARN
   * alone.
   */
  static Stream<Issue> role(Event event, IssueKind kind) {
    Issued issued = Issued.NOTHING.to(event.text("userIdentity.principalId"));
    if (kind == IssueKind.EXIT_ROLE) {
      return Issuer.of(event).session().present() ? Issues.issue(event, kind, issued) : Stream.of();
    }
    return Issues.issue(event, kind, issued, switchedFrom(event));
  }

  private static Issuer switchedFrom(Event event) {
    String arn = event.text("additionalEventData.SwitchFrom");
    String[] parts = arn.split(":", 6);
    String account = parts.length == 6 ? parts[4] : "";
    String[] path = parts.length == 6 ? parts[5].split("/", -1) : new String[] {""};
    Key principal =
        switch (path[0]) {
          case "user" -> named("iamuser:" + account, path[path.length - 1]);
          case "assumed-role" -> named("role:" + account, path.length > 1 ? path[1] : "");
          case "root" -> new Key("root:" + account, "switched-from", Confidence.STRONG);
          default -> Key.none("not-told");
        };
    Key none = Key.none("switched-from");
    PrincipalName name = new PrincipalName(arn, path[path.length - 1], "", account);
    return new Issuer(none, principal, principal, name);
  }

  private static Key named(String prefix, String name) {
    return name.isEmpty()
        ? Key.none("not-told")
        : new Key(prefix + ":name/" + name, "switched-from", Confidence.WEAK);
  }

  static Stream<Issue> signInToken(Event event) {
    return Issues.issue(
        event, IssueKind.SIGNIN_TOKEN, Issued.NOTHING.to(event.text("userIdentity.principalId")));
  }

  /** {@code aws login} asks the console for credentials, in two calls; since November 2025. */
  static Stream<Issue> oauth(Event event) {
    String arn = Issued.first(
        event.text("additionalEventData.signInSessionArn"),
        event.text("userIdentity.sessionContext.signInSessionArn"));
    Issued issued = Issued.NOTHING.to(event.text("userIdentity.principalId")).inSignIn(arn);
    return Issues.issue(event, IssueKind.OAUTH_LOGIN, issued);
  }
}
