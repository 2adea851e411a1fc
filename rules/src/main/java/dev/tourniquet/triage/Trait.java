package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import java.util.Optional;

/** What of a caller has an age of its own: a new key of an old user is another thing than a new user. */
enum Trait {
  PRINCIPAL("principal"),
  CREDENTIAL("credential"),
  PERMISSIONS("permissions"),
  TRUST("trust");

  private final String word;

  Trait(String word) {
    this.word = word;
  }

  /** What a reader calls it. */
  String word() {
    return word;
  }

  /** Whether the call made or changed it. */
  boolean isBy(Event event) {
    return event.service().equals("iam")
        && of(event.operation()).filter(this::equals).isPresent();
  }

  private static Optional<Trait> of(String operation) {
    return switch (operation) {
      case "CreateUser", "CreateRole", "CreateServiceLinkedRole" -> Optional.of(PRINCIPAL);
      case "CreateAccessKey", "CreateLoginProfile", "UpdateLoginProfile" -> Optional.of(CREDENTIAL);
      case "AttachUserPolicy",
          "AttachRolePolicy",
          "PutUserPolicy",
          "PutRolePolicy",
          "AddUserToGroup",
          "DeleteUserPermissionsBoundary",
          "DeleteRolePermissionsBoundary" -> Optional.of(PERMISSIONS);
      case "UpdateAssumeRolePolicy" -> Optional.of(TRUST);
      default -> Optional.empty();
    };
  }

  /** Whether it is changed rather than made: it was there before. */
  boolean isChanged() {
    return this == PERMISSIONS || this == TRUST;
  }
}
