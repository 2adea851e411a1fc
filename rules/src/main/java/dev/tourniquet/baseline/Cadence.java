package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Whether an identity works like a machine or like a person, by its calls before an event, and what breaks that pattern.
 *
 * @param calls of the identity that it rests on
 * @param breaks what about the event such an identity never did
 */
public record Cadence(
    Kind kind,
    int calls,
    int activeDays,
    int runs,
    int coveredDays,
    List<Feature> features,
    List<String> breaks) {

  /** What the calls look like. */
  public enum Kind {
    BATCH,
    MIXED,
    INTERACTIVE,
    INSUFFICIENT_HISTORY
  }

  /** Fewest covered days before anything may be called a pattern. */
  public static final int MIN_COVERED_DAYS = 14;
  /** Fewest active days, or {@link #MIN_RUNS}. */
  public static final int MIN_ACTIVE_DAYS = 10;
  /** Fewest runs, or {@link #MIN_ACTIVE_DAYS}. */
  public static final int MIN_RUNS = 30;

  private static final double BATCH = 0.75;
  private static final double INTERACTIVE = 0.35;

  public Cadence {
    requireNonNull(kind, "kind is null");
    features = List.copyOf(features);
    breaks = List.copyOf(breaks);
  }

  /** Judges the identity of an event by the calls of it that are held, oldest first. */
  public static Cadence of(List<Event> held, History history, Event event) {
    Instant time = event.time().orElseThrow();
    List<Event> before = held.stream()
        .filter(one -> one.time().orElseThrow().isBefore(time.minus(Incident.LEAD)))
        .filter(one -> one.text("userIdentity.invokedBy").isEmpty())
        .toList();
    List<List<Event>> runs = Runs.of(before);
    int active = (int) before.stream().map(Cadence::day).distinct().count();
    int covered = (int) history.coveredDays().stream()
        .filter(day -> day.isBefore(LocalDate.ofInstant(time, ZoneOffset.UTC)))
        .count();
    if (covered < MIN_COVERED_DAYS || (active < MIN_ACTIVE_DAYS && runs.size() < MIN_RUNS)) {
      return new Cadence(
          Kind.INSUFFICIENT_HISTORY,
          before.size(),
          active,
          runs.size(),
          covered,
          List.of(),
          List.of());
    }
    List<Feature> features = Features.of(before, runs);
    Kind kind = kind(features);
    List<String> breaks = kind == Kind.BATCH ? breaks(before, runs, event) : List.of();
    return new Cadence(kind, before.size(), active, runs.size(), covered, features, breaks);
  }

  private static Kind kind(List<Feature> features) {
    double score = (double) features.stream().filter(Feature::holds).count() / features.size();
    return score >= BATCH ? Kind.BATCH : score <= INTERACTIVE ? Kind.INTERACTIVE : Kind.MIXED;
  }

  private static LocalDate day(Event event) {
    return LocalDate.ofInstant(event.time().orElseThrow(), ZoneOffset.UTC);
  }

  /** The operation is left out: a rule fires on what is rare for anyone. */
  private static List<String> breaks(List<Event> before, List<List<Event>> runs, Event event) {
    List<String> breaks = new ArrayList<>();
    boolean usualHour = runs.stream()
        .mapToInt(run -> Math.floorMod(Features.hour(run.get(0)) - Features.hour(event), 24))
        .anyMatch(apart -> apart <= 1 || apart == 23);
    if (!usualHour) {
      breaks.add("at an hour it never worked");
    }
    if (!Features.isConsole(event) && isNew(before, event, Features::agent)) {
      breaks.add("with a user agent it never had");
    }
    if (!GlobalServices.has(event.source()) && isNew(before, event, Event::region)) {
      breaks.add("in a Region it never called");
    }
    if (Features.isConsole(event)) {
      breaks.add("in the console");
    }
    return breaks;
  }

  private static boolean isNew(List<Event> before, Event event, Function<Event, String> what) {
    return before.stream().noneMatch(one -> what.apply(one).equals(what.apply(event)));
  }
}
