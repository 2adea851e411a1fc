package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of calls with its timeline, as it stands on a page.
 *
 * @param id name of the section on the page
 * @param of what all the calls share; null when the finding names none
 * @param more calls that are not in the table
 * @param triggers ids of the events that met the rule of a finding: their rows stand out
 * @param calls newest last; of more than {@value #ROWS} the newest
 */
public record CallTable(
    String id,
    String heading,
    EntityReference of,
    long total,
    long more,
    List<Call> calls,
    Set<String> triggers,
    Timeline timeline,
    List<String> gaps) {
  /** Rows of one table. Chromium opens a page of four such tables in 0.4 s; with 2,000 rows each it took 7 s. */
  static final int ROWS = 500;

  public CallTable {
    requireNonNull(id, "id is null");
    requireNonNull(heading, "heading is null");
    int left = Math.max(0, calls.size() - ROWS);
    more = more + left;
    calls = List.copyOf(calls.subList(left, calls.size()));
    triggers = Set.copyOf(triggers);
    gaps = List.copyOf(gaps);
  }

  /** The four pivots of a finding, in the order a responder asks for them. */
  static List<CallTable> of(Investigation investigation) {
    return List.of(
        of(investigation, "calls-ip", "Calls from the address", investigation.callsByIp()),
        of(
            investigation,
            "calls-identity",
            "Calls by the identity",
            investigation.callsByIdentity()),
        of(
            investigation,
            "calls-credential",
            "Calls with the credential",
            investigation.callsByCredential()),
        of(
            investigation,
            "calls-resource",
            "Calls on the resource",
            investigation.callsOnResource()));
  }

  static CallTable of(EntityDossier dossier) {
    return new CallTable(
        "calls",
        "Calls",
        dossier.entity(),
        dossier.total(),
        dossier.more(),
        dossier.calls(),
        triggers(dossier.findings().items()),
        Timeline.of(dossier.days(), List.of(), sickDays(dossier)),
        List.of());
  }

  private static CallTable of(
      Investigation investigation, String id, String heading, Investigation.Calls calls) {
    var held = calls.events().stream()
        .map(investigation.events()::get)
        .filter(Objects::nonNull)
        .toList();
    return new CallTable(
        id,
        heading,
        calls.of(),
        calls.total(),
        Math.max(0, calls.total() - held.size()),
        held,
        triggers(List.of(investigation.finding())),
        Timeline.of(
            calls.days(),
            axis(investigation),
            Timeline.Marks.ofFinding(investigation.finding().firstSeen())),
        calls.gaps());
  }

  /** Days of all four pivots: an address that is new stands out beside the identity's long habit. */
  private static List<Investigation.ActivityDay> axis(Investigation it) {
    return Stream.of(
            it.callsByIp(), it.callsByIdentity(), it.callsByCredential(), it.callsOnResource())
        .flatMap(calls -> calls.days().stream())
        .toList();
  }

  private static Set<String> triggers(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.trigger().stream())
        .collect(Collectors.toSet());
  }

  /** What is calm marks no day: it would hide the one that matters among many. */
  private static Timeline.Marks sickDays(EntityDossier dossier) {
    return new Timeline.Marks(
        "A mark below the line is the first or the last day of a sick finding.",
        dossier.findings().items().stream()
            .filter(finding -> finding.verdict() == Verdict.SICK)
            .flatMap(finding -> Stream.of(finding.firstSeen(), finding.lastSeen()))
            .filter(Objects::nonNull)
            .toList());
  }
}
