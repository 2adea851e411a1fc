package dev.tourniquet.iam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whom a trust in an identity provider lets in: some providers serve the whole world. */
public final class FederatedTrust {

  /** Providers that anyone can get a token from. */
  private static final Set<String> SHARED = Set.of(
      "token.actions.githubusercontent.com",
      "gitlab.com",
      "app.terraform.io",
      "agent.buildkite.com",
      "accounts.google.com",
      "graph.facebook.com",
      "www.amazon.com",
      "oidc.circleci.com",
      "api.bitbucket.org");

  private static final String COGNITO = "cognito-identity.amazonaws.com";

  private FederatedTrust() {}

  /** Who is let in by a statement that trusts a provider. */
  static Exposure of(String provider, Statement statement) {
    String host = host(provider);
    if (host.equals(COGNITO)) {
      return cognito(statement);
    }
    if (SHARED.contains(host)
        && statement.conditions().stream().noneMatch(condition -> fixes(condition, host))) {
      return exposure(
          Audience.PUBLIC_ANON,
          statement,
          "anyone with a token of " + host + " gets in: no condition fixes " + host + ":sub");
    }
    return exposure(Audience.OWN, statement, "");
  }

  private static Exposure cognito(Statement statement) {
    boolean pool = statement.conditions().stream().anyMatch(c -> fixesKey(c, COGNITO + ":aud"));
    boolean authenticated = statement.conditions().stream()
        .anyMatch(c -> Context.fold(c.key()).equals(COGNITO + ":amr")
            && !c.use().isNegated()
            && c.everyValue(
                value -> !value.contains("unauthenticated") && Narrowing.isFixed(value)));
    return pool && authenticated
        ? exposure(Audience.OWN, statement, "")
        : exposure(Audience.PUBLIC_ANON, statement, "guests of a Cognito identity pool get in");
  }

  /**
   * Whether a key of a condition tells a tenant of a provider that serves the whole world. It holds everyone there to that
   * tenant; whose the tenant is, no policy tells.
   */
  public static boolean tellsTenant(String key) {
    String folded = Context.fold(key);
    int colon = folded.lastIndexOf(':');
    String host = folded.substring(0, Math.max(colon, 0));
    return switch (folded.substring(colon + 1)) {
      case "sub", "repository_owner" -> SHARED.contains(host);
      case "aud" -> hasApplications(host) || host.equals(COGNITO);
      case "app_id" -> hasApplications(host);
      default -> false;
    };
  }

  /**
   * The issuer, where a provider that serves the whole world has one for each tenant, such as
   * {@code oidc.circleci.com/org/…}. Nobody but that tenant gets a token of it; whose the tenant is, no policy tells.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html">Identity
   *     provider controls for shared OIDC providers</a>
   */
  public static Optional<String> issuerOfTenant(String provider) {
    String host = host(provider);
    return SHARED.stream().anyMatch(name -> host.startsWith(name + "/"))
        ? Optional.of(host)
        : Optional.empty();
  }

  private static boolean hasApplications(String host) {
    return host.equals("accounts.google.com") || host.equals("www.amazon.com");
  }

  /** A subject with its tenant fixed, or for providers with applications of their own the application. */
  private static boolean fixes(Condition condition, String host) {
    String key = Context.fold(condition.key());
    if (key.equals(host + ":sub")) {
      return isPositive(condition) && condition.everyValue(FederatedTrust::namesTenant);
    }
    return (hasApplications(host)
            && (key.equals(host + ":aud") || key.equals(host + ":app_id"))
            && fixesKey(condition, key))
        || (key.equals(host + ":repository_owner") && fixesKey(condition, key));
  }

  /** {@code repo:our-org/…} names a tenant, {@code repo:*} and {@code *} do not. */
  private static boolean namesTenant(String subject) {
    int colon = subject.indexOf(':');
    String tenant = subject.substring(colon + 1).split("[/:]", 2)[0];
    return subject.indexOf('*') != 0 && !subject.contains("${") && Narrowing.isFixed(tenant);
  }

  private static boolean fixesKey(Condition condition, String foldedKey) {
    return Context.fold(condition.key()).equals(foldedKey)
        && isPositive(condition)
        && condition.everyValue(Narrowing::isFixed);
  }

  private static boolean isPositive(Condition condition) {
    OperatorUse use = condition.use();
    return !use.isNegated()
        && !use.ifExists()
        && use.qualifier() != OperatorUse.Qualifier.ALL
        && use.operator() != ConditionOperator.NULL;
  }

  private static String host(String provider) {
    int marker = provider.indexOf(":oidc-provider/");
    String host = marker < 0 ? provider : provider.substring(marker + ":oidc-provider/".length());
    return host.toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
  }

  private static Exposure exposure(Audience audience, Statement statement, String note) {
    return new Exposure(
        audience,
        Set.of(),
        Set.of(),
        List.of(statement.source()),
        note.isEmpty() ? List.of() : List.of(note));
  }
}
