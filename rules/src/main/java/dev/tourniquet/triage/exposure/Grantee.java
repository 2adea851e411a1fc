package dev.tourniquet.triage.exposure;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Someone who was given access, or lost it.
 *
 * @param id as AWS writes it: {@code all} or {@code *}, an account, an ARN; chosen by the caller
 * @param written as the request has it where that is more than the id: the role or user whose account it is; else the id
 */
public record Grantee(Kind kind, String id, String written) implements Serializable {

  private static final int LONGEST = 300;
  /** An ARN has no more characters. */
  private static final int LONGEST_ARN = 2_048;

  private static final Pattern IN_AN_ACCOUNT =
      Pattern.compile("arn:[a-z-]+:[^:]*:[^:]*:(\\d{12}):.*", Pattern.DOTALL);

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
    written = written.length() > LONGEST_ARN ? written.substring(0, LONGEST_ARN) + "…" : written;
  }

  /** Whoever is written as the id says. */
  public Grantee(Kind kind, String id) {
    this(kind, id, id);
  }

  /** Everyone. */
  public static Grantee everyone(String asWritten) {
    return new Grantee(Kind.PUBLIC, asWritten);
  }

  /** One account. */
  public static Grantee account(String id) {
    return new Grantee(Kind.ACCOUNT, id);
  }

  /**
   * Whoever an id names: an account by number or by an ARN in it, an organization, everyone for {@code all} and
   * {@code *}.
   */
  public static Grantee named(String id) {
    if (id.equals("*") || id.equals("all")) {
      return everyone(id);
    }
    if (id.startsWith("o-") || id.contains(":organizations:")) {
      return new Grantee(Kind.ORGANIZATION, id);
    }
    Matcher arn = IN_AN_ACCOUNT.matcher(id);
    return account(arn.matches() ? arn.group(1) : id);
  }

  /** The same, where the one role or user that an ARN names is let in, and not all of its account. */
  static Grantee principal(String id) {
    Grantee account = named(id);
    return new Grantee(account.kind(), account.id(), id);
  }

  /** Whether access was given to everyone. */
  public boolean isPublic() {
    return kind == Kind.PUBLIC;
  }

  private boolean isOneOfAccount() {
    return kind == Kind.ACCOUNT && IN_AN_ACCOUNT.matcher(written).matches();
  }

  /** {@code role/ci} of an ARN. */
  private String within() {
    String within = written.substring(written.indexOf(id) + id.length() + 1);
    return within.length() > LONGEST ? within.substring(0, LONGEST) + "…" : within;
  }

  @Override
  public String toString() {
    return isPublic()
        ? "everyone"
        : kind.name().toLowerCase(Locale.ROOT) + " " + id
            + (isOneOfAccount() ? " (" + within() + ")" : "");
  }
}
