package dev.tourniquet.report;

import dev.tourniquet.triage.Bleeding;
import dev.tourniquet.triage.Reading;
import dev.tourniquet.triage.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** How pages say things: verdicts, times, ages and counts in the same words everywhere. */
public final class Words {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Map<Verdict, String> VERDICTS = Map.of(
      Verdict.SICK, "Sick",
      Verdict.PROBABLY_SICK, "Probably sick",
      Verdict.MAYBE, "Maybe",
      Verdict.NOT_SICK, "Not sick");
  private static final Map<Bleeding, String> BLEEDING = Map.of(
      Bleeding.YES, "Bleeding",
      Bleeding.PARTLY, "Partly bleeding",
      Bleeding.CONTAINED, "Contained",
      Bleeding.NO, "Not bleeding",
      Bleeding.UNKNOWN, "Bleeding unknown");
  private static final Map<Reading, String> READINGS = Map.of(
      Reading.SICK, "Sick",
      Reading.MAYBE, "Maybe",
      Reading.NOT_SICK, "Not sick",
      Reading.UNKNOWN, "Unknown");

  private Words() {}

  public static String of(Verdict verdict) {
    return VERDICTS.get(verdict);
  }

  public static String of(Bleeding bleeding) {
    return BLEEDING.get(bleeding);
  }

  public static String of(Reading reading) {
    return READINGS.get(reading);
  }

  /** Name of the style of a verdict, reading or bleeding: {@code PROBABLY_SICK} → {@code probably-sick}. */
  public static String style(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Kind of an entity as a heading. */
  public static String of(EntityKind kind) {
    return kind == EntityKind.IP
        ? "IP address"
        : kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** Name of a question or flag as a heading: {@code resource-history} → {@code Resource history}. */
  public static String heading(String name) {
    String words = name.replace('-', ' ').replace('_', ' ').replaceAll("\\bip\\b", "IP");
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** UTC to the second, such as {@code 2026-03-01 02:14:09}; a dash when it is not known. */
  public static String time(Instant time) {
    return time == null ? "–" : SECONDS.format(time);
  }

  /** How long before the run something was observed: {@code 3 days before the run}. */
  public static String age(Instant observed, Instant asOf) {
    if (observed == null) {
      return "age unknown";
    }
    var age = Duration.between(observed, asOf);
    if (age.isNegative() || age.toMinutes() < 1) {
      return "as of the run";
    }
    if (age.toHours() < 1) {
      return count(age.toMinutes(), "minute") + " before the run";
    }
    return age.toDays() < 2
        ? count(age.toHours(), "hour") + " before the run"
        : count(age.toDays(), "day") + " before the run";
  }

  /** A number and its noun, such as {@code 1,204 calls}. */
  public static String count(long number, String noun) {
    return count(number) + " " + (number == 1 ? noun : noun + "s");
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** The value, or a dash for what the logs do not tell. */
  public static String orDash(String value) {
    return value == null || value.isEmpty() ? "–" : value;
  }
}
