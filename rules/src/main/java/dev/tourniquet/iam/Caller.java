package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * Who calls: an ARN, an account id, a service name such as {@code ec2.amazonaws.com}, or {@code *} for a caller without
 * credentials.
 *
 * @param kind what the ARN names
 * @param arn the text as given
 * @param account twelve digits, or empty for services and anonymous callers
 * @param name the last part of a user's or role's path; for a session the name of its role
 */
public record Caller(Kind kind, String arn, String account, String name) implements Serializable {

  public Caller {
    requireNonNull(kind, "kind is null");
    requireNonNull(arn, "arn is null");
    requireNonNull(account, "account is null");
    requireNonNull(name, "name is null");
  }

  /** What kind of principal calls. */
  public enum Kind {
    USER,
    ROLE,
    ROLE_SESSION,
    FEDERATED_USER,
    ROOT,
    SERVICE,
    PROVIDER,
    ANONYMOUS,
    OTHER
  }

  /** Reads a caller; text of no known form is a caller of kind {@link Kind#OTHER} that only its own ARN names. */
  public static Caller of(String text) {
    String id = text.strip();
    if (id.isEmpty() || id.equals("*") || id.toLowerCase(Locale.ROOT).equals("anonymous")) {
      return new Caller(Kind.ANONYMOUS, "*", "", "");
    }
    if (isAccount(id)) {
      return new Caller(Kind.ROOT, "arn:aws:iam::" + id + ":root", id, "root");
    }
    String[] fields = id.split(":", 6);
    if (fields.length == 6 && fields[0].equals("arn")) {
      return ofArn(id, fields);
    }
    boolean service = id.endsWith(".amazonaws.com") || id.endsWith(".amazonaws.com.cn");
    return new Caller(service ? Kind.SERVICE : Kind.OTHER, id, "", "");
  }

  private static Caller ofArn(String arn, String[] fields) {
    String[] path = fields[5].split("/", -1);
    String last = path[path.length - 1];
    Kind kind = kind(fields[2], path[0]);
    String name = kind == Kind.ROLE_SESSION && path.length > 1 ? path[1] : last;
    return new Caller(kind, arn, fields[4], name);
  }

  private static Kind kind(String service, String type) {
    return switch (service + ":" + type) {
      case "iam:user" -> Kind.USER;
      case "iam:role" -> Kind.ROLE;
      case "sts:assumed-role" -> Kind.ROLE_SESSION;
      case "sts:federated-user" -> Kind.FEDERATED_USER;
      case "iam:root" -> Kind.ROOT;
      case "iam:saml-provider", "iam:oidc-provider" -> Kind.PROVIDER;
      default -> Kind.OTHER;
    };
  }

  /**
   * The same with the credentials of a session: a role takes the session's ARN; a federated user has the policies of the
   * user that called GetFederationToken, whose ARN it keeps.
   *
   * @param session its ARN, or empty
   */
  public Caller inSession(String session) {
    Caller named = of(session);
    if (isRole() && named.kind == Kind.ROLE_SESSION) {
      return named;
    }
    return kind == Kind.USER && named.kind == Kind.FEDERATED_USER
        ? new Caller(Kind.FEDERATED_USER, arn, account, name)
        : this;
  }

  /** Whether this is a user or acts with the policies of one. */
  boolean isUser() {
    return kind == Kind.USER || kind == Kind.FEDERATED_USER;
  }

  /** Such as {@code aws-cn}; {@code aws} where no ARN tells. */
  String partition() {
    String[] fields = arn.split(":", 3);
    return fields.length == 3 && fields[0].equals("arn") ? fields[1] : "aws";
  }

  /** Whether this is a role or one of its sessions. */
  boolean isRole() {
    return kind == Kind.ROLE || kind == Kind.ROLE_SESSION;
  }

  /** Whether organization policies never bind it: AWS names service-linked roles so, and no customer may. */
  boolean isServiceLinkedRole() {
    return isRole() && name.startsWith("AWSServiceRoleFor");
  }

  static boolean isAccount(String text) {
    return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
