package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.Coverage;
import dev.tourniquet.baseline.History;
import dev.tourniquet.organization.Organization;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What was known beside the calls.
 *
 * @param actor what is held of the principal that leads the case: writes that name it and its inventory
 * @param permissions what that principal may do
 * @param earlier other findings on the same resource
 */
public record Background(
    Organization organization,
    History history,
    List<Coverage> coverage,
    ResourceFile actor,
    CallerPermissions permissions,
    List<Finding> earlier)
    implements Serializable {
  public Background {
    requireNonNull(organization, "organization is null");
    requireNonNull(history, "history is null");
    coverage = List.copyOf(coverage);
    requireNonNull(actor, "actor is null");
    requireNonNull(permissions, "permissions is null");
    earlier = List.copyOf(earlier);
  }

  Background until(Instant asOf) {
    return new Background(organization, history, coverage, actor.until(asOf), permissions, earlier);
  }
}
