package dev.tourniquet.triage;

import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.Stratus;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/stratus.md}: every technique that was detonated, and what the packs find in its log. */
final class StratusPage {

  private static final String HEAD = """
      # Findings in real attacks

      Written by `StratusFindingsTest`; do not edit. [Stratus Red Team](https://stratus-red-team.cloud) detonates one
      technique at a time; the log of each, a few minutes long, is triaged here by itself: no organization file, no
      history, no inventory. A failed attack is at most a maybe, and so is what administrators do every day; with an
      address or a user that is known to be strange the same acts are sick.

      | technique | finding | verdict | bleeding | resource | caller | calls |
      |---|---|---|---|---|---|---|
      """;

  private StratusPage() {}

  static String of(Map<String, List<Event>> logs) {
    return HEAD
        + Stratus.labels().stream()
            .map(label -> label.path("technique").asText())
            .filter(logs::containsKey)
            .map(technique -> rows(technique, logs.get(technique)))
            .collect(Collectors.joining());
  }

  private static String rows(String technique, List<Event> log) {
    return Cases.in(log, Alone.unknown()).stream()
        .sorted(Comparator.comparing((CaseFile file) -> Triage.judge(file).verdict())
            .reversed()
            .thenComparing(file -> file.rule().title())
            .thenComparing(file -> file.resource().key()))
        .map(file -> row(technique.substring("aws.".length()), file))
        .collect(Collectors.joining());
  }

  private static String row(String technique, CaseFile file) {
    Finding finding = Triage.judge(file);
    String calls = file.trigger().events().stream()
        .map(Event::operation)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
    return "| %s | %s | %s | %s | %s %s | %s | %d %s |\n"
        .formatted(
            technique,
            finding.rule().title(),
            finding.verdict(),
            finding.bleeding(),
            finding.resource().type(),
            finding.resource().id(),
            Case.of(file).callerName(),
            file.trigger().total(),
            calls);
  }
}
