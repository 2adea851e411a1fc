package dev.tourniquet.trail;

import java.util.regex.Pattern;

/** The session of a program on an instance. */
public final class InstanceSession {

  private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8,17}");

  private InstanceSession() {}

  /**
   * The instance whose role made the call; empty for any other caller. EC2 names the session after the instance, and so can
   * anyone who takes a role: only what AWS writes beside proves it, how the credentials were handed out or to whom.
   */
  public static String of(Event event) {
    String principal = event.text("userIdentity.principalId");
    String session = principal.substring(principal.indexOf(':') + 1);
    return event.text("userIdentity.type").equals("AssumedRole")
            && ID.matcher(session).matches()
            && isHandedOut(event, session)
        ? session
        : "";
  }

  private static boolean isHandedOut(Event event, String instance) {
    return !event.text("userIdentity.sessionContext.ec2RoleDelivery").isEmpty()
        || event
            .text("userIdentity.inScopeOf.credentialsIssuedTo")
            .endsWith(":instance/" + instance);
  }
}
