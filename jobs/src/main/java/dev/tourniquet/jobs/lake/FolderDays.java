package dev.tourniquet.jobs.lake;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The UTC days that are read, told by folders as CloudTrail lays them out, {@code CloudTrail/<region>/yyyy/mm/dd/}, else by
 * the time in the name of an object, {@code …_yyyymmddThhmmZ_…}. An object whose day nothing tells is always read.
 *
 * @param from first day, or null
 * @param to last day, or null
 */
public record FolderDays(LocalDate from, LocalDate to) implements Serializable {
  /** Every day. */
  public static final FolderDays ALL = new FolderDays(null, null);

  /**
   * Where an AWS service writes, {@code CloudTrail/<region>/} or {@code <account>/<service>/<region>/}. Only below is a folder of
   * four digits a year: elsewhere it may be a customer's number or the prefix of a trail, with every year below it, and
   * {@code 2026/03/01} the day on which somebody opened a case and copied logs of other days into it.
   */
  private static final String WRITTEN =
      "/(?:CloudTrail[^/]*|\\d{12}/[^/]+)/[a-z]{2,}(?:-[a-z]+)+-\\d+";

  private static final Pattern OBJECT =
      Pattern.compile(WRITTEN + "/(\\d{4})/(\\d{1,2})/(\\d{1,2})/[^/]+$");
  private static final Pattern NAME =
      Pattern.compile("_(\\d{4})(\\d{2})(\\d{2})T\\d{4}(?:\\d{2})?Z[_.][^/]*$");
  private static final Pattern FOLDER =
      Pattern.compile(WRITTEN + "/(\\d{4})(?:/(\\d{1,2})(?:/(\\d{1,2}))?)?/?$");

  public FolderDays {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("Invalid days: --to " + to + " is before --from " + from
          + ". Give the earlier day first.");
    }
  }

  @Override
  public String toString() {
    return isAll()
        ? "all days"
        : "the days" + (from == null ? "" : " from " + from) + (to == null ? "" : " to " + to);
  }

  /** Whether every day is read. */
  public boolean isAll() {
    return from == null && to == null;
  }

  /** The day of the folder of a service that an object lies in, else that of its name. */
  public static Optional<LocalDate> of(String object) {
    return day(OBJECT.matcher(object)).or(() -> day(NAME.matcher(object)));
  }

  private static Optional<LocalDate> day(Matcher match) {
    try {
      return match.find()
          ? Optional.of(LocalDate.of(number(match, 1), number(match, 2), number(match, 3)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether an object is to be read. */
  boolean hasObject(String object) {
    return of(object).map(day -> overlaps(day, day)).orElse(true);
  }

  /** Whether a folder may hold something to be read. */
  boolean mayBeIn(String folder) {
    Matcher match = FOLDER.matcher(folder);
    if (isAll() || !match.find()) {
      return true;
    }
    try {
      return mayBeIn(match);
    } catch (DateTimeException e) {
      return true;
    }
  }

  private boolean mayBeIn(Matcher match) {
    int year = number(match, 1);
    if (match.group(2) == null) {
      return overlaps(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }
    YearMonth month = YearMonth.of(year, number(match, 2));
    if (match.group(3) == null) {
      return overlaps(month.atDay(1), month.atEndOfMonth());
    }
    LocalDate day = month.atDay(number(match, 3));
    return overlaps(day, day);
  }

  private boolean overlaps(LocalDate first, LocalDate last) {
    return (from == null || !last.isBefore(from)) && (to == null || !first.isAfter(to));
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
