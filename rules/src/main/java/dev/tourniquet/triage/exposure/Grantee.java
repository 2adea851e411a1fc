package dev.tourniquet.triage.exposure;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * Someone who was given access, or lost it.
 *
 * @param id as AWS writes it: {@code all} or {@code *}, an account, an ARN; chosen by the caller
 */
public record Grantee(Kind kind, String id) implements Serializable {

  private static final int LONGEST = 300;

  /** What the access was given to. */
  public enum Kind {
    /** Everyone, or everyone with any AWS account. */
    PUBLIC,
    ACCOUNT,
    /** An organization or a unit of one. */
    ORGANIZATION,
    /** Whoever an outside identity provider vouches for. */
    FEDERATED
  }

  public Grantee {
    requireNonNull(kind, "kind is null");
    id = id.length() > LONGEST ? id.substring(0, LONGEST) + "…" : id;
  }

  /** Everyone. */
  public static Grantee everyone(String asWritten) {
    return new Grantee(Kind.PUBLIC, asWritten);
  }

  /** One account. */
  public static Grantee account(String id) {
    return new Grantee(Kind.ACCOUNT, id);
  }

  /** Whether access was given to everyone. */
  public boolean isPublic() {
    return kind == Kind.PUBLIC;
  }

  @Override
  public String toString() {
    return isPublic() ? "everyone" : kind.name().toLowerCase(Locale.ROOT) + " " + id;
  }
}
