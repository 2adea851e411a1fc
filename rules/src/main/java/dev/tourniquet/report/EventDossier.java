package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.triage.Finding;
import java.io.Serializable;

/**
 * The page of one event.
 *
 * @param call the event whole, with what it names
 * @param citing findings that cite it
 * @param evidence the log object it was read from
 */
public record EventDossier(
    Call call, Investigation.Block<Finding> citing, Investigation.Block<EvidenceObject> evidence)
    implements Serializable {
  public EventDossier {
    requireNonNull(call, "call is null");
    requireNonNull(citing, "citing is null");
    requireNonNull(evidence, "evidence is null");
  }
}
