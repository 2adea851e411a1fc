package dev.tourniquet.report;

import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Finding;
import dev.tourniquet.triage.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * The triage board: counts over all findings, and those that come first. It reads the findings once and keeps no more
 * than it shows.
 *
 * @param bleeding findings whose bleed must be stopped now
 * @param shown the first {@value #ROWS}, what bleeds first
 * @param within of those, by the id of a finding that holds all their events and more, findings that are told with it
 */
public record Board(
    long total,
    long bleeding,
    Map<Verdict, Long> byVerdict,
    List<Finding> shown,
    Map<String, List<Finding>> within) {
  static final int ROWS = 1_000;

  /**
   * To be stopped now, then what still flows and may be sick, then by verdict; the newest first among equals. What is
   * well stays last, even if it is open: a public website is meant to be.
   */
  static final Comparator<Finding> ORDER = Comparator.comparing((Finding f) -> !f.stopTheBleed())
      .thenComparing(f -> !flows(f))
      .thenComparing(Finding::verdict, Comparator.reverseOrder())
      .thenComparing(Finding::bleeding)
      .thenComparing(Finding::lastSeen, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
      .thenComparing(Finding::id);

  public Board {
    byVerdict = new EnumMap<>(byVerdict);
    shown = List.copyOf(shown);
    within = Map.copyOf(within);
  }

  static Board of(Iterable<Finding> findings) {
    var tally = new Tally();
    findings.forEach(tally::add);
    return tally.board();
  }

  public long more() {
    return total - shown.size() - within.values().stream().mapToInt(List::size).sum();
  }

  /** All verdicts, worst first. */
  public List<Verdict> verdicts() {
    var worstFirst = new ArrayDeque<Verdict>();
    byVerdict.forEach((verdict, count) -> worstFirst.addFirst(verdict));
    return List.copyOf(worstFirst);
  }

  /** Accounts of the findings shown. */
  public List<String> accounts() {
    var accounts = new TreeSet<String>();
    shown.forEach(finding -> accounts.add(account(finding)));
    return List.copyOf(accounts);
  }

  /** Titles of the rules of the findings shown. */
  public List<String> rules() {
    var rules = new TreeSet<String>();
    shown.forEach(finding -> rules.add(finding.rule().title()));
    return List.copyOf(rules);
  }

  /** Account of a finding's resource, or a dash. */
  public static String account(Finding finding) {
    return finding.resource() == null ? "–" : Words.orDash(finding.resource().account());
  }

  /** The caller without the parts of the ARN that all callers share, such as {@code user/alice}. */
  public static String caller(Finding.Actor actor) {
    if (actor.arn() == null) {
      return Words.orDash(actor.principal());
    }
    String[] parts = actor.arn().split(":", 6);
    return parts.length == 6 ? parts[5] : actor.arn();
  }

  /** Findings whose events all belong to this one as well. */
  public List<Finding> with(Finding finding) {
    return within.getOrDefault(finding.id(), List.of());
  }

  /** The first sentence of a summary. */
  public static String sentence(Finding finding) {
    int end = finding.summary().indexOf(". ");
    return end < 0 ? finding.summary() : finding.summary().substring(0, end + 1);
  }

  private static boolean flows(Finding finding) {
    return finding.verdict() != Verdict.NOT_SICK
        && (finding.bleeding() == Bleeding.YES || finding.bleeding() == Bleeding.PARTLY);
  }

  /** Counts what passes and keeps the first {@value #ROWS} of it. */
  private static final class Tally {
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final PriorityQueue<Finding> first = new PriorityQueue<>(ORDER.reversed());
    private long total;
    private long bleeding;

    void add(Finding finding) {
      total++;
      bleeding += finding.stopTheBleed() ? 1 : 0;
      counts.merge(finding.verdict(), 1L, Long::sum);
      first.add(finding);
      if (first.size() > ROWS) {
        first.remove();
      }
    }

    Board board() {
      for (var verdict : Verdict.values()) {
        counts.putIfAbsent(verdict, 0L);
      }
      var shown = new ArrayList<>(first);
      shown.sort(ORDER);
      Map<String, List<Finding>> within = Within.of(shown);
      within.values().forEach(shown::removeAll);
      return new Board(total, bleeding, counts, shown, within);
    }
  }
}
