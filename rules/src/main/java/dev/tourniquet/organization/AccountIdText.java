package dev.tourniquet.organization;

import dev.tourniquet.trail.AccountIds;

/** The form of an account id: text of twelve digits, never a number, because leading zeros count. */
final class AccountIdText {

  private AccountIdText() {}

  static String checked(String id) {
    if (!AccountIds.isAccountId(id)) {
      throw new IllegalArgumentException("Invalid account id: " + id + ". Write twelve digits");
    }
    return id;
  }
}
