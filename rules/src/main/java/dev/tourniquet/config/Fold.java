package dev.tourniquet.config;

import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Puts changes together to what was configured at a moment. */
public final class Fold {

  private Fold() {}

  /**
   * The state of every resource that a fact mentions, as of a moment: nothing later than {@code asOf} counts. The order
   * of the arguments' elements never matters.
   */
  public static Map<ResourceKey, State> states(
      Collection<AttributeChange> changes, Collection<Observed> base, Instant asOf) {
    return Map.of();
  }

  /** Every difference the changes up to {@code asOf} made, oldest first. */
  public static List<Change> history(
      Collection<AttributeChange> changes, Collection<Observed> base, Instant asOf) {
    return List.of();
  }
}
