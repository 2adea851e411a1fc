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
