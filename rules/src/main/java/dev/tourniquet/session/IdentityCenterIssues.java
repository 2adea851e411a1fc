package dev.tourniquet.session;

import dev.tourniquet.trail.Event;
import java.util.stream.Stream;

/**
 * Sessions of Identity Center. It tells account and permission set where it gives credentials, and the member account
 * tells the role: they share no id.
 */
final class IdentityCenterIssues {

  private IdentityCenterIssues() {}

  /** {@code serviceEventDetails} holds what other services put into the request. */
  static Stream<Issue> role(Event event) {
    String account = event.text("serviceEventDetails.account_id");
    String role = event.text("serviceEventDetails.role_name");
    return account.isEmpty() || role.isEmpty()
        ? Stream.of()
        : Issues.issue(
            event,
            IssueKind.IDENTITY_CENTER_ROLE,
            Issued.NOTHING.inPermissionSet(account + "/" + role));
  }

  /**
   * A token for a command line or an application. The calls it is used for, {@code GetRoleCredentials} above all, carry
   * the same credential id.
   */
  static Stream<Issue> token(Event event) {
    String credential = Issued.first(
        event.text("userIdentity.credentialId"), event.text("additionalEventData.credentialId"));
    return credential.isEmpty()
        ? Stream.of()
        : Issues.issue(
            event,
            IssueKind.IDENTITY_CENTER_TOKEN,
            Issued.NOTHING.to(credential),
            issuer(event, credential));
  }

  // The call that makes a token counts to the token's own session already.
  private static Issuer issuer(Event event, String credential) {
    Issuer issuer = Issuer.of(event);
    return issuer.session().value().equals(Handles.TOKEN + credential)
        ? issuer.withoutSession("token")
        : issuer;
  }

  /** The portal's session carries the same user, and another id. */
  static Stream<Issue> signIn(Event event) {
    Issuer issuer = Issuer.of(event);
    return issuer.principal().value().startsWith("idc:")
        ? Issues.issue(
            event,
            IssueKind.IDENTITY_CENTER_SIGN_IN,
            Issued.NOTHING.to(issuer.principal().value()),
            issuer.withoutSession("sign-in"))
        : Stream.of();
  }
}
