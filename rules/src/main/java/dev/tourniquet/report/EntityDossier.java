package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.triage.Finding;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The page of one identity, session, credential, address or resource: what is known of it, its calls by day, the calls
 * themselves (cut, with the total), the findings it appears in and the entities it was seen with.
 *
 * @param facts label → value, in reading order
 * @param calls newest last
 */
public record EntityDossier(
    EntityReference entity,
    Map<String, String> facts,
    long total,
    long more,
    List<Call> calls,
    List<Investigation.ActivityDay> days,
    List<Finding> findings,
    List<EntityReference> seenWith)
    implements Serializable {
  public EntityDossier {
    requireNonNull(entity, "entity is null");
    facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
    calls = List.copyOf(calls);
    days = List.copyOf(days);
    findings = List.copyOf(findings);
    seenWith = List.copyOf(seenWith);
  }
}
