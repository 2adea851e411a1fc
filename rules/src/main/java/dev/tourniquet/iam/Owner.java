package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Set;

/**
 * Who we are.
 *
 * @param accounts our accounts, twelve digits each
 * @param organization our organization's id such as {@code o-exampleorgid}, or empty
 */
public record Owner(Set<String> accounts, String organization) implements Serializable {

  public Owner {
    accounts = Set.copyOf(accounts);
    requireNonNull(organization, "organization is null");
  }

  boolean owns(String account) {
    return accounts.contains(account);
  }
}
