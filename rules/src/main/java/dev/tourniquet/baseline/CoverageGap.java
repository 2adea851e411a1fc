package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whole hours beside an event of which the logs of its account hold nothing, though they hold something beyond: what made
 * the event look as it does may lie in them. In a quiet account that is ordinary, so it is told what is usual there.
 *
 * @param usual hours with events, of the 24, on the median of the days before
 */
public record CoverageGap(Instant from, Instant to, int usual) {

  private static final Duration HOUR = Duration.ofHours(1);
  /** An hour that is empty may be chance; two are more than an hour without a call for certain. */
  private static final Duration SHORTEST = Duration.ofHours(2);

  public CoverageGap {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
  }

  /** The holes directly before and after the hour of the event, as far as a time; none where hours are not known. */
  public static List<CoverageGap> around(History history, Instant event, Instant asOf) {
    NavigableSet<Instant> hours = hours(history, asOf);
    Instant hour = event.truncatedTo(ChronoUnit.HOURS);
    int usual = usual(history, LocalDate.ofInstant(event, ZoneOffset.UTC));
    return Stream.of(
            Optional.ofNullable(hours.lower(hour))
                .map(last -> new CoverageGap(last.plus(HOUR), hour, usual)),
            Optional.ofNullable(hours.higher(hour))
                .map(next -> new CoverageGap(hour.plus(HOUR), next, usual)))
        .flatMap(Optional::stream)
        .filter(gap -> Duration.between(gap.from, gap.to).compareTo(SHORTEST) >= 0)
        .toList();
  }

  private static NavigableSet<Instant> hours(History history, Instant asOf) {
    NavigableSet<Instant> hours = new TreeSet<>();
    for (CoveredHours day : history.hours()) {
      Instant midnight = day.day().atStartOfDay(ZoneOffset.UTC).toInstant();
      IntStream.range(0, 24)
          .filter(hour -> (day.bits() >> hour & 1) == 1)
          .mapToObj(hour -> midnight.plus(HOUR.multipliedBy(hour)))
          .filter(hour -> !hour.isAfter(asOf))
          .forEach(hours::add);
    }
    return hours;
  }

  private static int usual(History history, LocalDate today) {
    Map<LocalDate, Integer> days = new HashMap<>();
    history.hours().stream()
        .filter(day -> day.day().isBefore(today))
        .forEach(day -> days.merge(day.day(), day.bits(), (one, other) -> one | other));
    int[] counts = days.values().stream().mapToInt(Integer::bitCount).sorted().toArray();
    return counts.length == 0 ? 0 : counts[counts.length / 2];
  }

  /** What is missing and what that may mean. */
  public String words(String account) {
    String usually = usual == 0
        ? "no day before tells whether that is usual"
        : "on a usual day before, %d of 24 hours have some".formatted(usual);
    return "coverage: from %s to %s no event of account %s is held, right beside this one; %s: nothing was called, or logs are missing"
        .formatted(from, to, account, usually);
  }
}
