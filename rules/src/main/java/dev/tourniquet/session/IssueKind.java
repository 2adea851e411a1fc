package dev.tourniquet.session;

import java.time.Duration;

/**
 * How credentials come about, most telling first: where two calls tell of one session with equal confidence, the earlier
 * kind is followed.
 */
public enum IssueKind {
  /** A caller took a role. */
  ASSUME_ROLE(Duration.ofHours(12)),
  /** An AWS service took a role, for an instance, a function or itself. */
  SERVICE_ROLE(Duration.ofHours(12)),
  /** EKS Pod Identity took a role for a pod. */
  POD_IDENTITY(Duration.ofHours(12)),
  /** An identity provider, or Identity Center, vouched for a person. */
  SAML(Duration.ofHours(12)),
  /** An OIDC provider vouched for a subject: a Kubernetes service account, a GitHub workflow, an app's user. */
  WEB_IDENTITY(Duration.ofHours(12)),
  /** A management or delegated account took root of a member account, for 15 minutes at most. */
  ASSUME_ROOT(Duration.ofMinutes(15)),
  /** A user took temporary credentials of its own. */
  SESSION_TOKEN(Duration.ofHours(36)),
  /** A user lent a part of its permissions to a name. */
  FEDERATION_TOKEN(Duration.ofHours(36)),
  /** IAM Roles Anywhere took a role for a certificate. */
  ROLES_ANYWHERE(Duration.ofHours(12)),
  /** Cognito gave credentials to an app's user; a data event. */
  COGNITO(Duration.ofHours(12)),
  /** {@code aws login}: a console session gave credentials to a command line. */
  OAUTH_LOGIN(Duration.ofHours(12)),
  /** Someone signed in to the console. */
  CONSOLE_LOGIN(Duration.ofHours(12)),
  /** Someone changed to a role in the console; its address is the browser's. */
  SWITCH_ROLE(Duration.ofHours(12)),
  /** The console renewed the credentials of a role that someone had changed to. */
  RENEW_ROLE(Duration.ofHours(12)),
  /** Temporary credentials were turned into a link that signs in to the console. */
  SIGNIN_TOKEN(Duration.ofMinutes(15)),
  /** Identity Center gave a user the credentials of a permission set. */
  IDENTITY_CENTER_ROLE(Duration.ofHours(12)),
  /** Identity Center gave a command line or an application a token for a user, by a code say; the longest lives 90 days. */
  IDENTITY_CENTER_TOKEN(Duration.ofDays(90)),
  /** An Identity Center user signed in to the portal. */
  IDENTITY_CENTER_SIGN_IN(Duration.ofMinutes(15)),
  /** A service called on with the caller's identity: no call issued these credentials. */
  FORWARDED(Duration.ofMinutes(1)),
  /** A long-term key was made for a user. Not who uses it: who could. */
  ACCESS_KEY(Duration.ofDays(36_500)),
  /** Someone left a role in the console: it tells who had it, and that the session ended. */
  EXIT_ROLE(Duration.ofHours(12));

  private final Duration longest;

  IssueKind(Duration longest) {
    this.longest = longest;
  }

  /** How long after the call its credentials can first be seen, at most: STS's own limits of durations. */
  public Duration longest() {
    return longest;
  }

  /** Whether the issuer of a session stands behind what the session does. */
  public boolean leadsOn() {
    return this != ACCESS_KEY && this != EXIT_ROLE;
  }
}
