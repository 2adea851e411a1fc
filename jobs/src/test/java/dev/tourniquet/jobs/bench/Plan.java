package dev.tourniquet.jobs.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which objects a data set has: whose, from when and with how many events. */
final class Plan {
  /** CloudTrail delivers about every five minutes. */
  private static final Duration DELIVERY = Duration.ofMinutes(5);

  private static final int DELIVERIES = (int) Duration.ofDays(1).dividedBy(DELIVERY);
  private static final int OFFICE_OPENS = DELIVERIES / 3;
  private static final int OFFICE_HOURS = DELIVERIES * 5 / 12;

  /** Of the logarithm of an object's size: the mean is three times the median, the largest some hundred times. */
  private static final double SPREAD = 1.5;

  private Plan() {}

  /** The objects of one day, counted from 0. */
  static List<TrailObject> day(DataSet data, int day) {
    var random = new SplittableRandom(Chance.seed(data.seed(), day));
    int objects = Math.toIntExact(data.objectsBefore(day + 1) - data.objectsBefore(day));
    long events = data.eventsBefore(day + 1) - data.eventsBefore(day);
    List<TrailObject> plan = new ArrayList<>(objects);
    for (int size : sizes(random, objects, events)) {
      plan.add(new TrailObject(
          delivered(random, day),
          Company.account(random),
          Company.region(random),
          size,
          random.nextLong()));
    }
    return plan;
  }

  private static Instant delivered(SplittableRandom random, int day) {
    int slot = random.nextBoolean()
        ? random.nextInt(DELIVERIES)
        : OFFICE_OPENS + random.nextInt(OFFICE_HOURS);
    return DataSet.FIRST_DAY
        .plusDays(day)
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC)
        .plus(DELIVERY.multipliedBy(slot));
  }

  /** Long-tailed sizes of at least one event that give the sum exactly. */
  private static int[] sizes(SplittableRandom random, int objects, long events) {
    double[] weights = new double[objects];
    double sum = 0;
    for (int i = 0; i < objects; i++) {
      weights[i] = Math.exp(SPREAD * bell(random));
      sum += weights[i];
    }
    int[] sizes = new int[objects];
    double reached = 0;
    long given = 0;
    for (int i = 0; i < objects; i++) {
      reached += weights[i];
      long spare = events - objects;
      long until = i == objects - 1 ? spare : Math.min(spare, (long) (spare * reached / sum));
      sizes[i] = Math.toIntExact(1 + until - given);
      given = until;
    }
    return sizes;
  }

  /** Normally distributed: the sum of twelve even choices. */
  private static double bell(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
