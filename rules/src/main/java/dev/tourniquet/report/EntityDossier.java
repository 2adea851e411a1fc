package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.triage.Finding;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page of one identity, session, credential, address or resource: what is known of it, its calls by day, the calls
 * themselves (cut, with the total), the findings it appears in and the entities it was seen with.
 *
 * @param facts label → value, in reading order
 * @param calls newest last
 * @param steps who issued the credentials of a session or a key, and what was issued with them
 * @param evidence log objects that the calls shown were read from
 */
public record EntityDossier(
    EntityReference entity,
    Map<String, String> facts,
    long total,
    long more,
    List<Call> calls,
    List<Investigation.ActivityDay> days,
    Investigation.Block<Finding> findings,
    List<SeenWith> seenWith,
    List<Step> steps,
    Investigation.Block<EvidenceObject> evidence)
    implements Serializable {
  public EntityDossier {
    requireNonNull(entity, "entity is null");
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    calls = List.copyOf(calls);
    days = List.copyOf(days);
    requireNonNull(findings, "findings is null");
    seenWith = List.copyOf(seenWith);
    steps = List.copyOf(steps);
    requireNonNull(evidence, "evidence is null");
  }

  /**
   * One step between credentials and who issued them.
   *
   * @param up whether it leads to the issuer; else to what was issued
   * @param to session or identity at the other end
   * @param how such as {@code ASSUME_ROLE, access-key}
   * @param event id of the issuing call
   */
  public record Step(
      boolean up, EntityReference to, String how, String confidence, EntityReference event)
      implements Serializable {
    public Step {
      requireNonNull(to, "to is null");
      requireNonNull(how, "how is null");
      requireNonNull(confidence, "confidence is null");
      requireNonNull(event, "event is null");
    }
  }
}
