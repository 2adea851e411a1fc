package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A user of Identity Center, whom a deny can name in every role at once.
 *
 * @param id what {@code identitystore:userId} holds; empty when it is not known
 * @param told what else than the call itself told it, and how surely; empty where the call did
 */
public record DirectoryUser(String id, String told) implements Serializable {

  /** Nothing tells who it is. */
  public static final DirectoryUser UNKNOWN = new DirectoryUser("", "");

  public DirectoryUser {
    requireNonNull(id, "id is null");
    requireNonNull(told, "told is null");
  }

  boolean known() {
    return !id.isEmpty();
  }

  /** What the deny of this user alone leaves open; empty where the call itself names the user. */
  String doubt() {
    return told.isEmpty()
        ? ""
        : ", whose id %s tells, and not the call itself: compare it (aws identitystore list-users), and deny the role instead if its calls go on"
            .formatted(told);
  }
}
