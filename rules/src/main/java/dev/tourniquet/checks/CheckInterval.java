package dev.tourniquet.checks;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * A stretch of time in which a check on a resource had one outcome.
 *
 * @param check id of the check
 * @param title what is wrong when it fails
 * @param from when the call that flipped it took effect
 * @param to when the next flip or the resource's end came; null while it lasts
 * @param event the call that flipped it; where it was only seen, the answer that shows it
 * @param principal key of who made the call; empty when that is not known
 */
public record CheckInterval(
    ResourceKey resource,
    String check,
    String title,
    Outcome outcome,
    Instant from,
    Instant to,
    String event,
    String principal)
    implements Serializable {

  /** What a check came to. */
  public enum Outcome {
    PASS,
    FAIL,
    /** What is held does not tell. */
    UNKNOWN
  }

  public CheckInterval {
    requireNonNull(resource, "resource is null");
    requireNonNull(check, "check is null");
    requireNonNull(title, "title is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(from, "from is null");
    requireNonNull(event, "event is null");
    requireNonNull(principal, "principal is null");
  }

  CheckInterval until(Instant end) {
    return new CheckInterval(resource, check, title, outcome, from, end, event, principal);
  }
}
