package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often a rule fired of late.
 *
 * @param rule id of the rule
 * @param title of the rule
 * @param budget how often a day it may fire before it is called noisy
 * @param covered the days that logs cover, oldest first
 * @param hits by day; a day without hits may be missing
 */
public record RuleNoise(
    String rule, String title, long budget, List<LocalDate> covered, Map<LocalDate, Long> hits) {

  /** How many days are looked at. */
  public static final int DAYS = 30;

  /** How many days are shown one by one. */
  private static final int SHOWN = 14;

  public RuleNoise {
    requireNonNull(rule, "rule is null");
    requireNonNull(title, "title is null");
    covered = covered.stream().sorted().toList();
    hits = Map.copyOf(hits);
    if (covered.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid noise of " + rule + ": no day is covered; count over days that logs cover");
    }
  }

  /** All hits. */
  public long total() {
    return hits.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Hits for each day that is covered. */
  public double daily() {
    return (double) total() / covered.size();
  }

  /** The most on one day. */
  public long most() {
    return hits.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Whether it fires more often than it may, day in, day out; one bad day alone may be an attack. */
  public boolean isOverBudget() {
    return total() > budget * covered.size();
  }

  /** Hits of the newest days, oldest first. */
  public Map<LocalDate, Long> newest() {
    Map<LocalDate, Long> newest = new TreeMap<>();
    covered.stream()
        .skip(Math.max(0, covered.size() - SHOWN))
        .forEach(day -> newest.put(day, hits.getOrDefault(day, 0L)));
    return newest;
  }
}
