package dev.tourniquet.trail;

import static dev.tourniquet.trail.Identity.first;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * How to show the principal of an event. Names can be used again after a deletion: join on {@link EventKeys}, show this.
 *
 * @param arn of the user, role or root, role path included; empty for services and callers from other accounts
 * @param name without path
 * @param session the name of the role session or of the federated user; empty when there is none
 * @param account the principal's account, empty for AWS services
 */
public record PrincipalName(String arn, String name, String session, String account)
    implements Serializable {

  public PrincipalName {
    arn = BoundedText.of(requireNonNull(arn, "arn is null"));
    name = BoundedText.of(requireNonNull(name, "name is null"));
    session = BoundedText.of(requireNonNull(session, "session is null"));
    account = BoundedText.of(requireNonNull(account, "account is null"));
  }

  /** Reads it from any event. */
  public static PrincipalName of(Event event) {
    Identity identity = Identity.of(event);
    if (identity.isService()) {
      return new PrincipalName("", first(identity.invokedBy(), event.source()), "", "");
    }
    String arn = first(identity.issuerArn(), identity.arn());
    return new PrincipalName(arn, name(identity, arn), identity.sessionName(), identity.account());
  }

  private static String name(Identity identity, String arn) {
    if (identity.type().equals("Root")) {
      return "root";
    }
    if (identity.isRole()) {
      return first(
          first(Identity.text(identity.issuer(), "userName"), Arn.roleNameOf(arn)),
          identity.uniqueId());
    }
    String user = first(Identity.text(identity.issuer(), "userName"), identity.userName());
    String behalf = Identity.text(identity.user().path("onBehalfOf"), "userId");
    return first(first(user, Arn.lastSegment(arn)), first(behalf, identity.uniqueId()));
  }
}
