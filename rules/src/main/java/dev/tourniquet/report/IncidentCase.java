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

  private static final String IDENTITY = "identity ";

  public IncidentCase {
    requireNonNull(id, "id is null");
    requireNonNull(verdict, "verdict is null");
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    tiedBy = List.copyOf(tiedBy);
    timeline = List.copyOf(timeline);
  }

  /**
   * One finding of the case.
   *
   * @param principal key of the caller; null when there is none
   * @param ip as written; null when there is none
   * @param arn of the caller, of its role for a session; null when it has none
   */
  public record Entry(
      Instant time,
      Instant until,
      String finding,
      String title,
      Verdict verdict,
      Bleeding bleeding,
      String resource,
      String principal,
      String ip,
      String arn)
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

    /** What a person calls the caller: its name, or its key where no name is known. */
    public String principalLabel() {
      if (arn == null) {
        return principal;
      }
      String name = arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
      return arn.contains(":role/") ? "role " + name : name;
    }
  }

  /** What the findings have in common, as a person calls it: identities by name. */
  public List<String> ties() {
    return tiedBy.stream().map(this::named).toList();
  }

  private String named(String tie) {
    return timeline.stream()
        .filter(entry -> entry.principal() != null && tie.equals(IDENTITY + entry.principal()))
        .findFirst()
        .map(entry -> IDENTITY + entry.principalLabel())
        .orElse(tie);
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
