package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * A change with the call behind it.
 *
 * @param reason why it is no better attributed; empty where nothing is to be said
 * @param events the calls that may have made it, newest first; empty when none is held
 * @param principal key of who made it; empty when that is not known
 */
public record Attributed(
    Change change, Attribution attribution, String reason, List<String> events, String principal)
    implements Serializable {

  public Attributed {
    requireNonNull(change, "change is null");
    requireNonNull(attribution, "attribution is null");
    requireNonNull(reason, "reason is null");
    events = List.copyOf(events);
    requireNonNull(principal, "principal is null");
    if (attribution == Attribution.UNATTRIBUTED && reason.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot leave a change of " + change.path() + " unattributed without a reason");
    }
  }
}
