package dev.tourniquet.trail;

import static dev.tourniquet.trail.Confidence.EXACT;
import static dev.tourniquet.trail.Confidence.NONE;
import static dev.tourniquet.trail.Confidence.STRONG;
import static dev.tourniquet.trail.Confidence.WEAK;
import static dev.tourniquet.trail.Identity.first;

import com.fasterxml.jackson.databind.JsonNode;

/** The human or workload behind the principal, as far as one event tells; first what AWS vouches for, then customs. */
final class ActorKeys {

  private ActorKeys() {}

  static Key of(Identity identity, Key principal) {
    String behalf = PrincipalKeys.onBehalfOf(identity);
    if (!behalf.isEmpty()) {
      return new Key(behalf, "on-behalf-of", EXACT);
    }
    JsonNode scope = identity.user().path("inScopeOf");
    String workload =
        first(Identity.text(scope, "credentialsIssuedTo"), Identity.text(scope, "sourceArn"));
    if (!workload.isEmpty()) {
      return new Key("workload:" + workload, "in-scope-of", EXACT);
    }
    String delegate = Identity.text(identity.user().path("invokedByDelegate"), "accountId");
    if (!delegate.isEmpty()) {
      return new Key("ext:" + delegate + ":", "delegate", STRONG);
    }
    String original = Identity.text(identity.context(), "sourceIdentity");
    return original.isEmpty()
        ? byType(identity, principal)
        : new Key("sourceidentity:" + original, "source-identity", STRONG);
  }

  private static Key byType(Identity identity, Key principal) {
    if (identity.isRole()) {
      return SessionName.actor(identity);
    }
    return switch (identity.type()) {
      case "FederatedUser" ->
        new Key(PrincipalKeys.federatedName(identity), "federated-user", STRONG);
      // The account is certain, the person in it is not.
      case "AWSAccount" -> new Key(principal.value(), "external-caller", NONE);
      // Root's own console session and a session of AssumeRoot look the same.
      case "Root" ->
        principal.how().equals("root-session")
            ? new Key(principal.value(), "root-session", WEAK)
            : new Key(principal.value(), "principal", principal.confidence());
      default -> new Key(principal.value(), "principal", principal.confidence());
    };
  }
}
