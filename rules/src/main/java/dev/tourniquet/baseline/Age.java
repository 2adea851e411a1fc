package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How old a principal, a credential, a permission or a trust was when it was used.
 *
 * @param atLeast its age, or what it cannot be younger than
 * @param exact whether that is its age: a call or an answer of AWS says when it was made
 */
public record Age(Kind kind, Duration atLeast, boolean exact) {

  /** Classes of age. */
  public enum Kind {
    /** Less than an hour. */
    HOT,
    /** Less than a day. */
    FRESH,
    /** Less than seven days. */
    YOUNG,
    /** Seven days or more. */
    OLD,
    /** Neither when it was made is known, nor that it was there seven days before. */
    UNKNOWN
  }

  /** From this age on it is old. Nearer to the begin of the logs nothing can be told by first sight. */
  public static final Duration OLD = Duration.ofDays(7);

  private static final Duration HOT = Duration.ofHours(1);
  private static final Duration FRESH = Duration.ofHours(24);

  public Age {
    requireNonNull(kind, "kind is null");
    requireNonNull(atLeast, "atLeast is null");
  }

  /** Of what was made at a time that is known, and used at another that is not before it. */
  public static Age made(Instant made, Instant used) {
    Duration age = Duration.between(made, used);
    Kind kind = age.compareTo(HOT) < 0
        ? Kind.HOT
        : age.compareTo(FRESH) < 0 ? Kind.FRESH : age.compareTo(OLD) < 0 ? Kind.YOUNG : Kind.OLD;
    return new Age(kind, age, true);
  }

  /** Of what was there already on a UTC day, and made who knows when before: old, or unknown. */
  public static Age thereOn(LocalDate day, Instant used) {
    long days = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(used, ZoneOffset.UTC));
    Duration atLeast = Duration.ofDays(Math.max(0, days));
    return new Age(atLeast.compareTo(OLD) < 0 ? Kind.UNKNOWN : Kind.OLD, atLeast, false);
  }

  /** Of what nothing tells the age. */
  public static Age unknown() {
    return new Age(Kind.UNKNOWN, Duration.ZERO, false);
  }

  /** Whether it was made within the day before: a sign of its own. */
  public boolean isFresh() {
    return kind == Kind.HOT || kind == Kind.FRESH;
  }

  /** {@code 12 minutes}, {@code 3 hours}, {@code at least 40 days}. */
  public String words() {
    long minutes = atLeast.toMinutes();
    String age = minutes < 120
        ? count(minutes, "minute")
        : minutes < 48 * 60 ? count(minutes / 60, "hour") : count(minutes / (24 * 60), "day");
    return exact ? age : "at least " + age;
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
