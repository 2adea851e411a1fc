package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * Who is to be stopped.
 *
 * @param name user or role name
 * @param credential access key id; may be empty
 * @param uniqueSession {@code AROA…:session name} of a role session; else empty
 * @param directoryUser the user of Identity Center behind it
 * @param usualAddresses addresses the caller always came from; empty when its history does not allow to rely on them
 * @param usualDays active days that the usual addresses rest on
 * @param administrator whether its policies let it write in IAM, and so undo what IAM denies it
 */
public record Caller(
    Kind kind,
    String account,
    String name,
    String arn,
    String credential,
    String uniqueSession,
    DirectoryUser directoryUser,
    List<String> usualAddresses,
    int usualDays,
    boolean administrator)
    implements Serializable {

  /** How a caller can be stopped depends on what it is. */
  public enum Kind {
    USER,
    ROLE,
    /** A role that Identity Center made: it cannot be edited in IAM. */
    IDENTITY_CENTER_ROLE,
    ROOT,
    /** A service, a service-linked role or someone in another account: not ours to stop. */
    OTHER
  }

  public Caller {
    requireNonNull(kind, "kind is null");
    requireNonNull(account, "account is null");
    requireNonNull(name, "name is null");
    requireNonNull(arn, "arn is null");
    requireNonNull(credential, "credential is null");
    requireNonNull(uniqueSession, "uniqueSession is null");
    requireNonNull(directoryUser, "directoryUser is null");
    usualAddresses = List.copyOf(usualAddresses);
  }
}
