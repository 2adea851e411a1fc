package dev.tourniquet.jobs.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.organization.Organization;
import java.time.Instant;
import java.util.Optional;

/**
 * What verdicts are taken with.
 *
 * @param organization from the organization file; accounts in the inventory are added to it
 * @param asOf the time the verdicts are taken for; the newest event held when it is empty
 */
public record TriageOptions(RuleSet rules, Organization organization, Optional<Instant> asOf) {
  public TriageOptions {
    requireNonNull(rules, "rules is null");
    requireNonNull(organization, "organization is null");
    requireNonNull(asOf, "asOf is null");
  }
}
