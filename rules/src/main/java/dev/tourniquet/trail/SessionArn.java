package dev.tourniquet.trail;

/**
 * The ARN of a session, put together from what triage keeps of its caller: an event names the role with its path, or the
 * user, and the key of the session ends with the session's name and the time it was issued.
 */
public final class SessionArn {

  private static final String PREFIX = "session:";
  private static final int FEDERATED = PREFIX.length() + 12;

  private SessionArn() {}

  /**
   * The ARN of the session that acts for a role or, federated, for a user; empty for whoever acts as itself. A role never
   * does: where the key tells no name, the name in the ARN is empty.
   *
   * @param principal ARN of the role or user, see {@link PrincipalName}
   * @param session key of the session, see {@link EventKeys}
   */
  public static String of(String principal, String session) {
    Arn arn = Arn.read(principal).orElse(null);
    if (arn == null || !arn.service().equals("iam")) {
      return "";
    }
    String sts = "arn:" + arn.partition() + ":sts::" + arn.account() + ":";
    String role = Arn.roleNameOf(principal);
    if (!role.isEmpty()) {
      return sts + "assumed-role/" + role + "/" + name(session);
    }
    // The principal id of a federated user is its account and name: 111122223333:name.
    boolean federated =
        arn.resource().startsWith("user/") && session.indexOf(':', PREFIX.length()) == FEDERATED;
    return federated ? sts + "federated-user/" + name(session) : "";
  }

  /** Of {@code session:AROA…:name@2026-03-01T14:00:00Z}; names may hold an @, times do not. */
  private static String name(String session) {
    int from = session.startsWith(PREFIX) ? session.indexOf(':', PREFIX.length()) : -1;
    int to = session.lastIndexOf('@');
    return from < 0 || to < from ? "" : session.substring(from + 1, to);
  }
}
