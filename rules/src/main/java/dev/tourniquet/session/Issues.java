package dev.tourniquet.session;

import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from an event which credentials it issued. Any event may be asked; nothing is ever thrown at hostile content. */
public final class Issues {

  /** Calls that issue credentials, or tell of it, each with its reader. */
  private static final Map<String, Function<Event, Stream<Issue>>> READERS = Map.ofEntries(
      Map.entry("sts AssumeRole", StsIssues::assumeRole),
      Map.entry("sts AssumeRoleWithSAML", event -> StsIssues.plain(event, IssueKind.SAML)),
      Map.entry(
          "sts AssumeRoleWithWebIdentity", event -> StsIssues.plain(event, IssueKind.WEB_IDENTITY)),
      Map.entry("sts AssumeRoot", StsIssues::assumeRoot),
      Map.entry("sts GetSessionToken", StsIssues::sessionToken),
      Map.entry(
          "sts GetFederationToken", event -> StsIssues.plain(event, IssueKind.FEDERATION_TOKEN)),
      Map.entry("eks-auth AssumeRoleForPodIdentity", WorkloadIssues::podIdentity),
      Map.entry("rolesanywhere CreateSession", WorkloadIssues::rolesAnywhere),
      Map.entry("cognito-identity GetCredentialsForIdentity", WorkloadIssues::cognito),
      Map.entry("signin ConsoleLogin", SignInIssues::consoleLogin),
      Map.entry("signin SwitchRole", event -> SignInIssues.role(event, IssueKind.SWITCH_ROLE)),
      Map.entry("signin RenewRole", event -> SignInIssues.role(event, IssueKind.RENEW_ROLE)),
      Map.entry("signin ExitRole", event -> SignInIssues.role(event, IssueKind.EXIT_ROLE)),
      Map.entry("signin GetSigninToken", SignInIssues::signInToken),
      Map.entry("signin AuthorizeOAuth2Access", SignInIssues::oauth),
      Map.entry("signin CreateOAuth2Token", SignInIssues::oauth),
      Map.entry("signin UserAuthentication", IdentityCenterIssues::signIn),
      Map.entry("signin CredentialVerification", IdentityCenterIssues::signIn),
      Map.entry("sso CreateToken", IdentityCenterIssues::token),
      Map.entry("sso-oauth CreateToken", IdentityCenterIssues::token),
      Map.entry("sso-oauth CreateTokenWithIAM", IdentityCenterIssues::token),
      Map.entry("sso GetRoleCredentials", IdentityCenterIssues::role),
      Map.entry("sso Federate", IdentityCenterIssues::role),
      Map.entry("iam CreateAccessKey", WorkloadIssues::accessKey));

  /** The names of all these calls. */
  public static final Set<String> CALLS = READERS.keySet().stream()
      .map(call -> call.substring(call.indexOf(' ') + 1))
      .collect(Collectors.toUnmodifiableSet());

  private Issues() {}

  /** What the event issued: nothing for other calls, and for calls that failed. */
  public static List<Issue> of(Event event) {
    Function<Event, Stream<Issue>> reader = READERS.get(event.service() + " " + event.name());
    return reader == null || !event.succeeded()
        ? List.of()
        : reader.apply(event).toList();
  }

  /** An issue of the caller of the event; none when the event has no time or tells nothing of the credentials. */
  static Stream<Issue> issue(Event event, IssueKind kind, Issued issued) {
    return issue(event, kind, issued, Issuer.of(event));
  }

  static Stream<Issue> issue(Event event, IssueKind kind, Issued issued, Issuer issuer) {
    return IssuingCall.of(event)
        .filter(call -> issued.found() || kind == IssueKind.EXIT_ROLE)
        .map(call -> new Issue(kind, call, issuer, issued, Terms.of(event)))
        .stream();
  }
}
