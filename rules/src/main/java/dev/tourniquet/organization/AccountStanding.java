package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What an account is to us, and why we think so.
 *
 * @param name the account's or vendor's name; empty when nobody named it
 * @param reason one clause that can follow the account's name in a sentence
 */
public record AccountStanding(Standing standing, String name, String reason)
    implements Serializable {

  public AccountStanding {
    requireNonNull(standing, "standing is null");
    requireNonNull(name, "name is null");
    requireNonNull(reason, "reason is null");
  }

  /** Whether the account has the given standing. */
  public boolean is(Standing other) {
    return standing == other;
  }
}
