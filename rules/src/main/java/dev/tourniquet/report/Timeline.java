package dev.tourniquet.report;

import dev.tourniquet.report.Investigation.ActivityDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Activity by day as the geometry of a small bar chart, refused calls on top; days without a call are empty, and a long
 * stretch is drawn in steps of several days.
 *
 * @param step days that one bar stands for
 * @param marks horizontal positions of the marks that lie on the axis
 * @param meaning what a mark says, as a sentence
 */
public record Timeline(
    List<Bar> bars, LocalDate first, LocalDate last, long step, List<Long> marks, String meaning) {
  static final int HEIGHT = 40;
  private static final int WIDTH = 6;
  private static final int MOST_BARS = 100;
  /** Room for the two dates below the bars. */
  private static final int LEAST_WIDTH = 150;

  public Timeline {
    bars = List.copyOf(bars);
    marks = List.copyOf(marks);
  }

  /**
   * Days to mark.
   *
   * @param meaning what a mark says, as a sentence
   */
  record Marks(String meaning, List<Instant> times) {
    static final Marks NONE = new Marks("", List.of());

    Marks {
      times = List.copyOf(times);
    }

    /** The day a finding began; null when nothing tells it. */
    static Marks ofFinding(Instant firstSeen) {
      return new Marks(
          "The mark below the line is the day of the finding.",
          Stream.ofNullable(firstSeen).toList());
    }
  }

  /** One step: its days, calls, those refused, and where the two parts stand. */
  public record Bar(
      String label, long calls, long denied, long x, long y, long height, long deniedHeight) {}

  /**
   * Draws the days on an axis.
   *
   * @param axis days that the axis spans beside these: charts that stand together share one, to be compared
   */
  static Timeline of(List<ActivityDay> days, List<ActivityDay> axis, Marks marks) {
    var byDay = new TreeMap<LocalDate, ActivityDay>();
    for (var day : axis) {
      date(day.day()).ifPresent(date -> byDay.put(date, new ActivityDay(day.day(), 0, 0, 0)));
    }
    for (var day : days) {
      date(day.day()).ifPresent(date -> byDay.put(date, day));
    }
    if (byDay.isEmpty()) {
      return new Timeline(List.of(), LocalDate.EPOCH, LocalDate.EPOCH, 1, List.of(), "");
    }
    var span = new Span(byDay.firstKey(), byDay.lastKey());
    return new Timeline(
        span.bars(byDay),
        span.first(),
        span.last(),
        span.step(),
        span.positions(marks.times()),
        marks.meaning());
  }

  /** A day that is no date cannot be drawn; the table below still holds its calls. */
  private static Optional<LocalDate> date(String day) {
    try {
      return Optional.of(LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  public int width() {
    return Math.max(bars.size() * WIDTH, LEAST_WIDTH);
  }

  /** Where the bars stand. */
  public int base() {
    return HEIGHT;
  }

  /** Height of the bars with the dates below them. */
  public int height() {
    return HEIGHT + 18;
  }

  /** The chart in words, for those who cannot see it. */
  public String sentence() {
    long calls = bars.stream().mapToLong(Bar::calls).sum();
    long denied = bars.stream().mapToLong(Bar::denied).sum();
    long most = bars.stream().mapToLong(Bar::calls).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%s, %,d refused; at most %,d in %s",
        Words.count(calls, "call"),
        denied,
        most,
        step == 1 ? "a day" : step + " days");
  }

  private record Span(LocalDate first, LocalDate last) {
    long step() {
      long days = last.toEpochDay() - first.toEpochDay() + 1;
      return (days + MOST_BARS - 1) / MOST_BARS;
    }

    int slot(LocalDate day) {
      return Math.toIntExact((day.toEpochDay() - first.toEpochDay()) / step());
    }

    List<Bar> bars(TreeMap<LocalDate, ActivityDay> byDay) {
      int slots = slot(last) + 1;
      long[] calls = new long[slots];
      long[] denied = new long[slots];
      byDay.forEach((day, activity) -> {
        calls[slot(day)] += activity.calls();
        denied[slot(day)] += activity.denied();
      });
      long most = 1;
      for (long n : calls) {
        most = Math.max(most, n);
      }
      var bars = new ArrayList<Bar>();
      for (int i = 0; i < slots; i++) {
        bars.add(bar(i, calls[i], denied[i], most));
      }
      return bars;
    }

    Bar bar(int slot, long calls, long denied, long most) {
      long height = scaled(calls, most);
      var from = first.plusDays(slot * step());
      String label = step() == 1 ? from.toString() : from + " and " + (step() - 1) + " days after";
      return new Bar(
          label, calls, denied, (long) slot * WIDTH, HEIGHT - height, height, scaled(denied, most));
    }

    /** At least two pixels for anything that happened: one call among thousands must be seen. */
    static long scaled(long calls, long most) {
      return calls == 0 ? 0 : Math.max(2, calls * (HEIGHT - 2) / most);
    }

    List<Long> positions(List<Instant> times) {
      return times.stream()
          .map(time -> time.atZone(ZoneOffset.UTC).toLocalDate())
          .filter(day -> !day.isBefore(first) && !day.isAfter(last))
          .map(day -> (long) slot(day) * WIDTH)
          .distinct()
          .sorted()
          .toList();
    }
  }
}
