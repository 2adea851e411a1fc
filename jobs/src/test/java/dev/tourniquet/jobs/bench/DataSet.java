package dev.tourniquet.jobs.bench;

import java.time.LocalDate;

/**
 * How much to invent, and how it is cut into objects and days. The same values give the same bytes.
 *
 * @param events CloudTrail events
 * @param objects log objects that hold them; sizes are long-tailed
 * @param days UTC days, each with the same share of the events
 * @param seed of every random choice
 */
record DataSet(long events, long objects, int days, long seed) {
  /** First day of every data set. */
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);

  DataSet {
    if (days < 1 || objects < days || events < objects) {
      throw new IllegalArgumentException("Invalid data set: " + events + " events in " + objects
          + " objects over " + days + " days. Each day needs an object, each object an event.");
    }
  }

  /** Events of the days before this one, counted from 0. */
  long eventsBefore(int day) {
    return events * day / days;
  }

  /** Objects of the days before this one, counted from 0. */
  long objectsBefore(int day) {
    return objects * day / days;
  }
}
