package dev.tourniquet.panther;

import dev.tourniquet.panther.Detections.Detection;
import dev.tourniquet.panther.Detections.Example;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/panther-agreement.md}: how far the packs agree with the published tests of another rule set. */
final class AgreementPage {

  private static final String HEAD = """
      # Agreement with the tests of Panther

      Written by `PantherAgreementTest`; do not edit. [panther-analysis](https://github.com/panther-labs/panther-analysis)
      publishes detections for CloudTrail with test events and the answer that each detection gives to them. Here stands
      which rules of ours look for the same, how often they give the same answer, and why not where they do not.

      We say yes to an event when one of the rules matches, the call took effect, and nothing explains it (triage alone,
      with nothing but the name of the own organization, does not end in NOT_SICK). For a detection that counts failed
      calls too, a match is a yes. A detection with a threshold is compared event by event; its count is a correlation.

      """;

  private AgreementPage() {}

  static String of(List<Detection> all) {
    return HEAD + figures(all) + perDetection(all) + perRule(all) + differences() + outOfScope(all);
  }

  private static String figures(List<Detection> all) {
    List<Detection> scope = all.stream().filter(Detection::inScope).toList();
    List<Example> events =
        scope.stream().flatMap(one -> one.ofCloudTrail().stream()).toList();
    long same = scope.stream().mapToLong(AgreementPage::same).sum();
    return """
        | | |
        |---|---|
        | detections | %d |
        | in scope | %d |
        | of these with events of CloudTrail | %d |
        | events in scope | %d, %d of them near misses |
        | same answer | %d (%.1f %%) |
        """.formatted(
            all.size(),
            scope.size(),
            scope.stream().filter(one -> !one.ofCloudTrail().isEmpty()).count(),
            events.size(),
            events.stream().filter(test -> !test.expected()).count(),
            same,
            100.0 * same / events.size());
  }

  private static String perDetection(List<Detection> all) {
    return "\n## Detections in scope\n| detection | our rules | same answer |\n|---|---|---|\n"
        + all.stream()
            .filter(Detection::inScope)
            .map(one -> "| %s | %s%s | %s |\n"
                .formatted(
                    one.id(),
                    one.rules().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")),
                    one.attempts() ? ", also attempts" : "",
                    share(one)))
            .collect(Collectors.joining());
  }

  private static String share(Detection one) {
    int tests = one.ofCloudTrail().size();
    return tests == 0 ? "no event" : same(one) + " of " + tests;
  }

  private static long same(Detection one) {
    return one.ofCloudTrail().stream()
        .filter(test -> Agreement.agrees(one, test))
        .count();
  }

  private static String perRule(List<Detection> all) {
    Map<String, long[]> counts = new TreeMap<>();
    all.stream().filter(Detection::inScope).forEach(one -> one.rules().forEach(rule -> {
      long[] count = counts.computeIfAbsent(rule, key -> new long[2]);
      count[0] += same(one);
      count[1] += one.ofCloudTrail().size();
    }));
    return "\n## Rules\n| rule | same answer |\n|---|---|\n"
        + counts.entrySet().stream()
            .map(one -> "| `%s` | %d of %d |\n"
                .formatted(one.getKey(), one.getValue()[0], one.getValue()[1]))
            .collect(Collectors.joining());
  }

  private static String differences() {
    return "\n## Differences\n| detection | event | who is right | why |\n|---|---|---|---|\n"
        + Detections.differences().stream()
            .map(one -> "| %s | %s | %s | %s |\n"
                .formatted(one.detection(), one.test(), one.side(), one.why()))
            .collect(Collectors.joining());
  }

  private static String outOfScope(List<Detection> all) {
    Stream<String> rows = all.stream().filter(one -> !one.inScope()).map(one -> "| %s | %s |\n"
        .formatted(one.id(), one.out()));
    return "\n## Out of scope\n| detection | why |\n|---|---|\n"
        + rows.collect(Collectors.joining());
  }
}
