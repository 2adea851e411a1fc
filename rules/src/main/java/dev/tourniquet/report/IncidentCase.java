package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Verdict;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Findings of one session, credential, identity or unknown address: what a responder opens as one. The component names
 * are those of {@code findings.json}.
 *
 * @param id that of the finding it began with; it stays the same in every run
 * @param verdict the worst of its findings
 * @param stopTheBleed whether one of its findings asks for it
 * @param total findings in it; {@code more} are left out of the timeline
 * @param tiedBy what they have in common, such as {@code session …}
 * @param timeline its findings by their first event
 */
public record IncidentCase(
    String id,
    Verdict verdict,
    boolean stopTheBleed,
    Instant from,
    Instant to,
    long total,
    long more,
    List<String> tiedBy,
    List<Entry> timeline)
    implements Serializable {

  public IncidentCase {
    requireNonNull(id, "id is null");
    requireNonNull(verdict, "verdict is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    tiedBy = List.copyOf(tiedBy);
    timeline = List.copyOf(timeline);
  }

  /** One finding of the case. */
  public record Entry(
      Instant time,
      Instant until,
      String finding,
      String title,
      Verdict verdict,
      Bleeding bleeding,
      String resource,
      String principal,
      String ip)
      implements Serializable {
    public Entry {
      requireNonNull(time, "time is null");
      requireNonNull(until, "until is null");
      requireNonNull(finding, "finding is null");
      requireNonNull(title, "title is null");
      requireNonNull(verdict, "verdict is null");
      requireNonNull(bleeding, "bleeding is null");
    }

    /** What a person calls the resource: the last part of its key. */
    public String resourceLabel() {
      return resource == null ? null : resource.substring(resource.lastIndexOf('|') + 1);
    }
  }

  /** The title of the worst finding, the earliest of those. */
  public String title() {
    return timeline.stream()
        .filter(entry -> entry.verdict() == verdict)
        .findFirst()
        .map(Entry::title)
        .orElse(id);
  }
}
