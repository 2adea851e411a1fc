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
 * @param all what is known of the triggers that were cut
 */
public record CaseFile(
    TriageRule rule,
    ResourceFile resource,
    Instant asOf,
    CallList trigger,
    Pivots pivots,
    List<ResourceFile> related,
    Background background,
    String since,
    AllTriggers all)
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
    this(rule, resource, asOf, trigger, pivots, related, background, "", AllTriggers.HELD);
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
    requireNonNull(all, "all is null");
    if (trigger.events().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid case on " + resource.key() + ": no trigger event until " + asOf);
    }
  }

  /** The same about the time from that day on alone. */
  public CaseFile since(String day) {
    return new CaseFile(rule, resource, asOf, trigger, pivots, related, background, day, all);
  }

  /** The same with triggers that are cut. */
  public CaseFile of(AllTriggers those) {
    return new CaseFile(rule, resource, asOf, trigger, pivots, related, background, since, those);
  }

  CaseFile with(History history) {
    return new CaseFile(
        rule, resource, asOf, trigger, pivots, related, background.with(history), since, all);
  }

  /** When the rule was met first; events without a time are none. */
  Instant firstSeen() {
    Instant held = trigger.events().get(0).time().orElseThrow();
    return held.isBefore(all.first()) ? held : all.first();
  }

  /** When the rule was met last. */
  Instant lastSeen() {
    Instant held = trigger.events().get(trigger.events().size() - 1).time().orElseThrow();
    return held.isAfter(all.last()) ? held : all.last();
  }

  /** The event that leads the case, whose caller and source are looked into. */
  public Event lead() {
    return Lead.of(trigger.events(), background.organization());
  }
}
