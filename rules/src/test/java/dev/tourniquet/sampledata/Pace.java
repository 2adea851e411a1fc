package dev.tourniquet.sampledata;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The hands of a watch: one actor's time, which only goes forward. */
final class Pace {

  private Instant now;
  private final Dice dice;

  Pace(Instant start, Dice dice) {
    now = start;
    this.dice = dice;
  }

  /** That day at that time of day, given as {@code HHmm}. */
  static Instant at(LocalDate day, int time) {
    return day.atTime(time / 100, time % 100).toInstant(ZoneOffset.UTC);
  }

  static boolean isSunday(Instant time) {
    return time.atOffset(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  Instant now() {
    return now;
  }

  /** Lets some seconds pass, both bounds included. */
  Instant after(int least, int most) {
    now = now.plusSeconds(dice.between(least, most));
    return now;
  }
}
