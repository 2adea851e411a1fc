package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.NONE;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;
import static dev.tourniquet.trail.Identity.first;

import java.util.regex.Pattern;

/** The durable holder of permissions, for each {@code userIdentity.type} and for none. */
final class PrincipalKeys {

  /** Identity Center's user ids: a UUID, in older directories with ten hexadecimal digits before it. */
  private static final Pattern DIRECTORY_ID =
      Pattern.compile("([0-9a-f]{10}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final String REDACTED = "HIDDEN_DUE_TO_SECURITY_REASONS";

  private PrincipalKeys() {}

  static Key of(Identity identity) {
    if (identity.isRole()) {
      return role(identity);
    }
    return switch (identity.type()) {
      case "IAMUser" -> iamUser(identity);
      case "Root" -> root(identity);
      case "FederatedUser" -> federatedUser(identity);
      case "AWSService" -> service(identity);
      case "AWSAccount" -> external(identity);
      case "SAMLUser" -> subject("saml", identity);
      case "WebIdentityUser" -> subject("oidc", identity);
      case "IdentityCenterUser" -> identityCenterUser(identity);
      case "Directory" -> named("dir:" + identity.account() + ":", identity, "directory");
      case "" -> identity.isService() ? service(identity) : unknown(identity);
      case "Unknown" -> unknown(identity);
      default ->
        named("other:" + identity.type() + ":" + identity.account() + ":", identity, "other-type");
    };
  }

  private static Key role(Identity identity) {
    String id = first(Identity.text(identity.issuer(), "principalId"), identity.uniqueId());
    if (!id.isEmpty()) {
      return new Key("role:" + identity.account() + ":" + id, "assumed-role", EXACT);
    }
    String name = Arn.roleNameOf(first(identity.issuerArn(), identity.arn()));
    return name.isEmpty()
        ? unknown(identity)
        : new Key("role:" + identity.account() + ":name/" + name, "role-name", WEAK);
  }

  private static Key iamUser(Identity identity) {
    if (!identity.uniqueId().isEmpty()) {
      return new Key(
          "iamuser:" + identity.account() + ":" + identity.uniqueId(), "iam-user", EXACT);
    }
    String name = identity.userName();
    // A sign-in with a wrong user name hides it: two of those are not one person.
    return name.isEmpty() || name.equals(REDACTED)
        ? unknown(identity)
        : new Key("iamuser:" + identity.account() + ":name/" + name, "iam-user-name", WEAK);
  }

  private static Key root(Identity identity) {
    String account = first(identity.account(), identity.uniqueId());
    // A session of AssumeRoot looks the same: only its key can tell it from a sign-in as root.
    String how = identity.accessKeyId().startsWith("ASIA") ? "root-session" : "root";
    return account.isEmpty() ? unknown(identity) : new Key("root:" + account, how, EXACT);
  }

  private static Key federatedUser(Identity identity) {
    String issuer = Identity.text(identity.issuer(), "principalId");
    if (identity.issuerType().equals("Root")) {
      return new Key("root:" + identity.account(), "federated-by-root", EXACT);
    }
    return issuer.isEmpty()
        ? new Key(federatedName(identity), "federated-user-name", WEAK)
        : new Key("iamuser:" + identity.account() + ":" + issuer, "federated-by-user", EXACT);
  }

  static String federatedName(Identity identity) {
    return "feduser:" + identity.account() + ":"
        + first(identity.sessionName(), Arn.lastSegment(identity.arn()));
  }

  private static Key service(Identity identity) {
    Event event = identity.event();
    String name = first(identity.invokedBy(), event.source());
    return name.isEmpty()
        ? unknown(identity)
        : new Key("service:" + name + ":" + event.account(), "aws-service", EXACT);
  }

  private static Key external(Identity identity) {
    String account = identity.account();
    if (account.equalsIgnoreCase("ANONYMOUS_PRINCIPAL") || account.equalsIgnoreCase("anonymous")) {
      return new Key("anonymous", "anonymous", EXACT);
    }
    String id = identity.uniqueId();
    if (account.isEmpty()) {
      String decoded = AccountIds.fromUniqueId(id);
      return id.isEmpty()
          ? unknown(identity)
          : new Key("ext:" + decoded + ":" + id, "external-id", STRONG);
    }
    return new Key("ext:" + account + ":" + id, "external", id.isEmpty() ? STRONG : EXACT);
  }

  private static Key subject(String kind, Identity identity) {
    String name = identity.userName();
    return identity.identityProvider().isEmpty() || name.isEmpty()
        ? named(kind + ":" + identity.identityProvider() + ":", identity, kind + "-principal-id")
        : new Key(kind + ":" + identity.identityProvider() + ":" + name, kind + "-user", EXACT);
  }

  private static Key identityCenterUser(Identity identity) {
    String behalf = onBehalfOf(identity);
    return behalf.isEmpty() ? unknown(identity) : new Key(behalf, "identity-center-user", EXACT);
  }

  /** The Identity Center user that the record names, as a key; empty when it names none. */
  static String onBehalfOf(Identity identity) {
    String userId = Identity.text(identity.user().path("onBehalfOf"), "userId");
    String store = Identity.text(identity.user().path("onBehalfOf"), "identityStoreArn");
    return userId.isEmpty() ? "" : "idc:" + Arn.lastSegment(store) + ":" + userId;
  }

  private static Key named(String prefix, Identity identity, String how) {
    String name = first(identity.userName(), identity.principalId());
    return name.isEmpty() || name.equals(REDACTED)
        ? unknown(identity)
        : new Key(prefix + name, how, STRONG);
  }

  private static Key unknown(Identity identity) {
    Event event = identity.event();
    if (DIRECTORY_ID.matcher(identity.principalId()).matches()) {
      // Identity Center before its change of 2024-25: the user's id without its directory.
      return new Key("idc::" + identity.principalId(), "identity-center-legacy", STRONG);
    }
    String name = first(identity.userName(), event.text("requestParameters.identityId"));
    if (!name.isEmpty() && !name.equals(REDACTED)) {
      return new Key("unknown:" + event.source() + ":" + name, "unknown-named", WEAK);
    }
    // Two callers without a name must never become one: the event's own id keeps them apart.
    return event.id().isEmpty()
        ? Key.none("unknown")
        : new Key("unknown-event:" + event.id(), "unknown", NONE);
  }
}
