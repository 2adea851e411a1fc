package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.baseline.History;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.organization.Organization;
import java.io.Serializable;
import java.util.List;

/**
 * What was known beside the calls.
 *
 * @param actor inventory of the principal that leads the case
 * @param earlier other findings on the same resource
 */
public record Background(
    Organization organization,
    History history,
    List<Coverage> coverage,
    List<InventoryItem> actor,
    List<Finding> earlier)
    implements Serializable {
  public Background {
    requireNonNull(organization, "organization is null");
    requireNonNull(history, "history is null");
    coverage = List.copyOf(coverage);
    actor = List.copyOf(actor);
    earlier = List.copyOf(earlier);
  }
}
