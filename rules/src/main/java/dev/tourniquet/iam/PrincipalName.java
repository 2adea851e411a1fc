package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One value of a principal element.
 *
 * @param type the key it stands under: AWS, Service, Federated or CanonicalUser; AWS for a bare string
 * @param value the value as written
 */
record PrincipalName(String type, String value) implements Serializable {

  static final String AWS = "AWS";

  PrincipalName {
    requireNonNull(type, "type is null");
    requireNonNull(value, "value is null");
  }

  boolean isEveryone() {
    return type.equals(AWS) && value.equals("*");
  }

  /** The account this names, or part of whose it names; empty for everyone, services and unreadable values. */
  String account() {
    return type.equals(AWS) ? Caller.of(value).account() : "";
  }

  Standing standing(Caller caller) {
    return switch (type) {
      case AWS -> aws(caller);
      case "Service" -> selfIf(caller.kind() == Caller.Kind.SERVICE && value.equals(caller.arn()));
      case "Federated" -> selfIf(value.equals(caller.arn()));
      default -> Standing.NONE;
    };
  }

  private static Standing selfIf(boolean named) {
    return named ? Standing.SELF : Standing.NONE;
  }

  // Deleted principals show as bare unique ids (AIDA…, AROA…): they equal no ARN, hence never match
  // again.
  private Standing aws(Caller caller) {
    if (value.equals("*")) {
      return caller.kind() == Caller.Kind.SERVICE ? Standing.NONE : Standing.SELF;
    }
    if (value.equals(caller.arn()) && caller.kind() != Caller.Kind.ROLE) {
      return Standing.SELF;
    }
    Caller named = Caller.of(value);
    if (caller.account().isEmpty() || !named.account().equals(caller.account())) {
      return Standing.NONE;
    }
    if (named.kind() == Caller.Kind.ROOT) {
      return Standing.ACCOUNT;
    }
    boolean sameRole =
        named.kind() == Caller.Kind.ROLE && caller.isRole() && named.name().equals(caller.name());
    return sameRole ? Standing.ROLE : Standing.NONE;
  }
}
