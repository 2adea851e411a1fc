package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.report.Investigation.Block;
import java.io.Serializable;

/**
 * What of one kind the calls of an entity name beside it.
 *
 * @param newest whether only the calls that the page shows were looked at; else all
 * @param others those that findings name first, then by their calls
 */
public record SeenWith(EntityKind kind, boolean newest, Block<Other> others)
    implements Serializable {
  public SeenWith {
    requireNonNull(kind, "kind is null");
    requireNonNull(others, "others is null");
  }

  /** One of them, and how many calls name both. */
  public record Other(EntityReference entity, long calls) implements Serializable {
    public Other {
      requireNonNull(entity, "entity is null");
    }
  }
}
