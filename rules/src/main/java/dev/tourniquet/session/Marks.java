package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Invocation;
import java.io.Serializable;

/**
 * What AWS notes of a session in the records of its calls.
 *
 * @param mfa whether a second factor was shown when it began
 * @param console whether it belongs to the web console for certain
 * @param sourceIdentity name that stays with it through every role; may be empty
 * @param signInArn the sign-in session it came from; may be empty
 * @param roleDelivery version of the instance metadata service that gave the credentials; may be empty
 */
public record Marks(
    boolean mfa, boolean console, String sourceIdentity, String signInArn, String roleDelivery)
    implements Serializable {

  private static final String CONTEXT = "userIdentity.sessionContext.";

  public Marks {
    requireNonNull(sourceIdentity, "sourceIdentity is null");
    requireNonNull(signInArn, "signInArn is null");
    requireNonNull(roleDelivery, "roleDelivery is null");
  }

  static Marks of(Event event) {
    return new Marks(
        event.text(CONTEXT + "attributes.mfaAuthenticated").equals("true"),
        Invocation.of(event).console() == Confidence.EXACT,
        event.text(CONTEXT + "sourceIdentity"),
        event.text(CONTEXT + "signInSessionArn"),
        event.text(CONTEXT + "ec2RoleDelivery"));
  }

  Marks and(Marks later) {
    return new Marks(
        mfa || later.mfa,
        console || later.console,
        Issued.first(sourceIdentity, later.sourceIdentity),
        Issued.first(signInArn, later.signInArn),
        Issued.first(roleDelivery, later.roleDelivery));
  }
}
