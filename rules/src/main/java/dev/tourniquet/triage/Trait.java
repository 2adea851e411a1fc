package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import java.util.Set;

/** What of a caller has an age of its own: a new key of an old user is another thing than a new user. */
enum Trait {
  PRINCIPAL("principal", Set.of("CreateUser", "CreateRole", "CreateServiceLinkedRole")),
  CREDENTIAL("credential", Set.of("CreateAccessKey", "CreateLoginProfile", "UpdateLoginProfile")),
  PERMISSIONS(
      "permissions",
      Set.of(
          "AttachUserPolicy",
          "AttachRolePolicy",
          "PutUserPolicy",
          "PutRolePolicy",
          "AddUserToGroup",
          "DeleteUserPermissionsBoundary",
          "DeleteRolePermissionsBoundary")),
  TRUST("trust", Set.of("UpdateAssumeRolePolicy"));

  private final String word;
  private final Set<String> operations;

  Trait(String word, Set<String> operations) {
    this.word = word;
    this.operations = operations;
  }

  /** What a reader calls it. */
  String word() {
    return word;
  }

  /** Whether the call made or changed it. */
  boolean isBy(Event event) {
    return event.service().equals("iam") && operations.contains(event.operation());
  }

  /** Whether it is changed rather than made: it was there before. */
  boolean isChanged() {
    return this == PERMISSIONS || this == TRUST;
  }
}
