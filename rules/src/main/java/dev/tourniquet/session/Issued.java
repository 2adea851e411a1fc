package dev.tourniquet.session;

import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the issuing call tells of the new credentials, by which they are found again. Each part may be empty.
 *
 * @param accessKeyId of the new credentials
 * @param principalId as the new session's records will show it: unique id, colon, session name; for a token of Identity
 *     Center its credential id
 * @param roleArn the role, path included
 * @param sessionName name of the new session
 * @param permissionSet {@code account/name} of an Identity Center permission set
 * @param signInArn ARN of a sign-in session
 */
public record Issued(
    String accessKeyId,
    String principalId,
    String roleArn,
    String sessionName,
    String permissionSet,
    String signInArn)
    implements Serializable {

  private static final int LONGEST = 1_024;

  /** Nothing is told. */
  static final Issued NOTHING = new Issued("", "", "", "", "", "");

  public Issued {
    accessKeyId = bounded(accessKeyId);
    principalId = bounded(principalId);
    roleArn = bounded(roleArn);
    sessionName = bounded(sessionName);
    permissionSet = bounded(permissionSet);
    signInArn = bounded(signInArn);
  }

  /** What STS answers. */
  static Issued bySts(Event event) {
    return new Issued(
        event.text("responseElements.credentials.accessKeyId"),
        first(
            event.text("responseElements.assumedRoleUser.assumedRoleId"),
            event.text("responseElements.assumedRoleUser.assumeRoleId"),
            event.text("responseElements.federatedUser.federatedUserId")),
        event.text("requestParameters.roleArn"),
        event.text("requestParameters.roleSessionName"),
        "",
        "");
  }

  static Issued key(String accessKeyId) {
    return new Issued(accessKeyId, "", "", "", "", "");
  }

  Issued to(String otherPrincipalId) {
    return new Issued(
        accessKeyId, otherPrincipalId, roleArn, sessionName, permissionSet, signInArn);
  }

  Issued inPermissionSet(String accountAndName) {
    return new Issued(accessKeyId, principalId, roleArn, sessionName, accountAndName, signInArn);
  }

  Issued inSignIn(String arn) {
    return new Issued(accessKeyId, principalId, roleArn, sessionName, permissionSet, arn);
  }

  /** Whether anything is told to find the credentials by. */
  boolean found() {
    return Stream.of(accessKeyId, principalId, roleArn, permissionSet, signInArn)
        .anyMatch(part -> !part.isEmpty());
  }

  static String first(String... texts) {
    return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  private static String bounded(String text) {
    Objects.requireNonNull(text, "a part of what was issued is null; use an empty text");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
