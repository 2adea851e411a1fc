package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tool that an identity was never seen with.
 *
 * @param tool its family: the first word of the user agent without its version
 * @param before families it used, by the calls held
 * @param calls how many calls that rests on
 * @param days on how many days they were made
 */
public record Tools(String tool, List<String> before, int calls, int days) {

  /** Fewest calls held before a tool may be called new. */
  public static final int MIN_CALLS = 20;
  /** Who came with more families than these has no tool of its own. */
  private static final int MOST_FAMILIES = 3;
  /** Libraries that programs call with. */
  private static final Pattern LIBRARY = Pattern.compile("boto3?|botocore|aws-sdk-.*|aws-internal");

  public Tools {
    requireNonNull(tool, "tool is null");
    before = List.copyOf(before);
  }

  /**
   * The tool of a call, where nothing held came with it.
   *
   * @param held calls of the identity before the incident
   */
  public static Optional<Tools> newOne(List<Event> held, Event call) {
    List<Event> own = held.stream().filter(event -> !Features.isConsole(event)).toList();
    List<String> families = own.stream()
        .map(Features::agent)
        .filter(one -> !one.isEmpty())
        .distinct()
        .sorted()
        .toList();
    int days = (int) own.stream().map(Tools::day).distinct().count();
    String tool = Features.agent(call);
    boolean enough = own.size() >= MIN_CALLS && days >= FirstSeen.MIN_ACTIVE_DAYS;
    boolean isNew = !tool.isEmpty() && !Features.isConsole(call) && !families.contains(tool);
    return enough && isNew && families.size() <= MOST_FAMILIES
        ? Optional.of(new Tools(tool, families, own.size(), days))
        : Optional.empty();
  }

  /** Whether only libraries were used before. */
  public boolean onlyPrograms() {
    return before.stream().allMatch(one -> LIBRARY.matcher(one).matches());
  }

  private static LocalDate day(Event event) {
    return LocalDate.ofInstant(event.time().orElseThrow(), ZoneOffset.UTC);
  }
}
