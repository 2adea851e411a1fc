package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Everything a triage may look at: one rule that fired on one resource, and what surrounds it. Lists are bounded by
 * whoever assembles the file and say their totals. Events after {@code asOf} are dropped here, so that no question can
 * look ahead.
 *
 * @param resource what the case is about
 * @param asOf the moment the triage is taken
 * @param trigger events that met the rule on this resource, at least one
 * @param related resources reached over lineage edges
 */
public record CaseFile(
    TriageRule rule,
    ResourceFile resource,
    Instant asOf,
    CallList trigger,
    Pivots pivots,
    List<ResourceFile> related,
    Background background)
    implements Serializable {

  public CaseFile {
    requireNonNull(rule, "rule is null");
    requireNonNull(asOf, "asOf is null");
    Instant limit = asOf;
    resource = resource.until(limit);
    trigger = trigger.until(limit);
    pivots = pivots.until(limit);
    related = related.stream().map(one -> one.until(limit)).toList();
    background = background.until(limit);
    if (trigger.events().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid case on " + resource.key() + ": no trigger event until " + asOf);
    }
  }

  /** The event that leads the case, whose caller and source are looked into. */
  public Event lead() {
    return Lead.of(trigger.events(), background.organization());
  }
}
