package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import java.io.Serializable;
import java.time.Instant;

/**
 * A successful call that names the resource and does not only read.
 *
 * @param call {@code <service>:<operation>}, without version suffix
 * @param principal key of the caller; may be empty
 */
public record Write(String eventId, Instant time, String call, String principal)
    implements Serializable {

  public Write {
    requireNonNull(eventId, "eventId is null");
    requireNonNull(time, "time is null");
    requireNonNull(call, "call is null");
    requireNonNull(principal, "principal is null");
  }

  /** The event as a write; its time must be readable. */
  public static Write of(Event event) {
    return new Write(
        event.id(),
        event.time().orElseThrow(),
        event.service() + ":" + event.operation(),
        EventKeys.of(event).principal().value());
  }

  /** Whether it may have changed that attribute; what no rule follows, any call on the resource may have changed. */
  boolean maySet(String attribute) {
    return attribute.equals("tags")
        ? call.contains("Tag") || call.contains(":Create") || call.contains(":Run")
        : attribute.indexOf('.') >= 0 || AttributeRules.sets(call, attribute);
  }
}
