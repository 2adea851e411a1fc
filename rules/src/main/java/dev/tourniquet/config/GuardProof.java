package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.ResourceKey;
import java.io.Serializable;
import java.time.Instant;

/**
 * A call that could not have succeeded had a guard been on: the guard was off at that instant. It says nothing of the
 * time before and after.
 *
 * @param resource whose guard it is
 * @param guard such as {@code publicAccessBlock.BlockPublicPolicy}
 * @param because one clause for a person
 */
public record GuardProof(
    ResourceKey resource, String guard, String because, String eventId, Instant time)
    implements Serializable {

  public GuardProof {
    requireNonNull(resource, "resource is null");
    requireNonNull(guard, "guard is null");
    requireNonNull(because, "because is null");
    requireNonNull(eventId, "eventId is null");
    requireNonNull(time, "time is null");
  }
}
