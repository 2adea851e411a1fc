package dev.tourniquet.organization;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * An account that is not ours and that we expect to meet.
 *
 * @param purpose what it may do here, in the organization's own words; empty when not given
 */
public record Vendor(String id, String name, String purpose) implements Serializable {

  public Vendor {
    id = AccountIdText.checked(id);
    requireNonNull(name, "name is null");
    requireNonNull(purpose, "purpose is null");
  }
}
