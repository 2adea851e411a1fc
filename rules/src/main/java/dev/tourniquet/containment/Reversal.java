package dev.tourniquet.containment;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The call that puts back what one change changed.
 *
 * @param cli the same call as an AWS CLI line
 */
public record Reversal(Call call, String cli) implements Serializable {
  public Reversal {
    requireNonNull(call, "call is null");
    requireNonNull(cli, "cli is null");
  }
}
