package dev.tourniquet.triage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.baseline.History;
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
 * @param since first day of the time the case is about, where one resource has several such; else empty
 */
public record CaseFile(
    TriageRule rule,
    ResourceFile resource,
    Instant asOf,
    CallList trigger,
    Pivots pivots,
    List<ResourceFile> related,
    Background background,
    String since)
    implements Serializable {

  /** A case about everything that the rule ever found on the resource. */
  public CaseFile(
      TriageRule rule,
      ResourceFile resource,
      Instant asOf,
      CallList trigger,
      Pivots pivots,
      List<ResourceFile> related,
      Background background) {
    this(rule, resource, asOf, trigger, pivots, related, background, "");
  }

  public CaseFile {
    requireNonNull(rule, "rule is null");
    requireNonNull(asOf, "asOf is null");
    Instant limit = asOf;
    resource = resource.until(limit);
    trigger = trigger.until(limit);
    pivots = pivots.until(limit);
    related = related.stream().map(one -> one.until(limit)).toList();
    background = background.until(limit);
    requireNonNull(since, "since is null");
    if (trigger.events().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid case on " + resource.key() + ": no trigger event until " + asOf);
    }
  }

  /** The same about the time from that day on alone. */
  public CaseFile since(String day) {
    return new CaseFile(rule, resource, asOf, trigger, pivots, related, background, day);
  }

  CaseFile with(History history) {
    return new CaseFile(
        rule, resource, asOf, trigger, pivots, related, background.with(history), since);
  }

  /** The event that leads the case, whose caller and source are looked into. */
  public Event lead() {
    return Lead.of(trigger.events(), background.organization());
  }
}
