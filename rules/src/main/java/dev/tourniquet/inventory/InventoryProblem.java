package dev.tourniquet.inventory;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A part of an inventory file that could not be read; what came before it was.
 *
 * @param file the path as given
 * @param position {@code byte 1234}, or {@code start}
 * @param reason what is wrong
 * @param mend what to do about it
 */
public record InventoryProblem(String file, String position, String reason, String mend)
    implements Serializable {

  public InventoryProblem {
    requireNonNull(file, "file is null");
    requireNonNull(position, "position is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(mend, "mend is null");
  }

  /** One line for a person. */
  public String message() {
    return "Cannot read inventory file %s at %s: %s. %s".formatted(file, position, reason, mend);
  }
}
