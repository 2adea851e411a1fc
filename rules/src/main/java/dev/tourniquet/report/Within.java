package dev.tourniquet.report;

import dev.tourniquet.triage.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which findings are told with another: that of a correlation holds the events of others on the same resource, and more.
 * A reader needs one entry for them. One that is worse than the other, or must be stopped where the other need not, stays
 * an entry of its own.
 */
final class Within {

  private Within() {}

  /** By the id of the one that is told, those told with it, in the order given. */
  static Map<String, List<Finding>> of(List<Finding> findings) {
    Map<String, List<Finding>> byResource = findings.stream()
        .filter(finding -> finding.resource() != null)
        .collect(Collectors.groupingBy(finding -> finding.resource().key()));
    Map<String, String> whole = new HashMap<>();
    byResource.values().forEach(same -> {
      List<Finding> widest = widest(same);
      same.forEach(part -> widest.stream()
          .filter(one -> holds(one, part))
          .findFirst()
          .ifPresent(one -> whole.put(part.id(), one.id())));
    });
    return findings.stream()
        .filter(finding -> whole.containsKey(finding.id()))
        .collect(Collectors.groupingBy(
            finding -> whole.get(finding.id()), TreeMap::new, Collectors.toList()));
  }

  /** Those that nothing else holds: what is told with another has nothing told with it. */
  private static List<Finding> widest(List<Finding> same) {
    return same.stream()
        .filter(one -> same.stream().noneMatch(wider -> holds(wider, one)))
        .toList();
  }

  private static boolean holds(Finding whole, Finding part) {
    return !Objects.equals(whole.id(), part.id())
        && whole.trigger().size() > part.trigger().size()
        && whole.verdict().compareTo(part.verdict()) >= 0
        && (whole.stopTheBleed() || !part.stopTheBleed())
        && new HashSet<>(whole.trigger()).containsAll(part.trigger());
  }
}
