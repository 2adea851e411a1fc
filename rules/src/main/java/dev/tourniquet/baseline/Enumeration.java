package dev.tourniquet.baseline;

import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Many different reads of many services in a short time: someone looks around.
 *
 * @param from the first of the calls
 * @param events the calls of the window that first met the limits
 */
public record Enumeration(Instant from, int operations, int services, List<Event> events) {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int MIN_OPERATIONS = 8;
  private static final int MIN_SERVICES = 4;
  private static final Pattern READS = Pattern.compile("(List|Describe|Get)[A-Z].*");
  /** Consoles and tools that look around by trade. */
  private static final Pattern TOOL = Pattern.compile(
      "(?i)console|terraform|pulumi|cloudformation|config\\.amazonaws|trustedadvisor|prowler|steampipe|cloudquery");

  public Enumeration {
    events = List.copyOf(events);
  }

  /** The first window that meets the limits, among calls in order of time. */
  public static Optional<Enumeration> in(List<Event> calls) {
    List<Event> reads = calls.stream().filter(Enumeration::counts).toList();
    int first = 0;
    for (int last = 0; last < reads.size(); last++) {
      Instant end = reads.get(last).time().orElseThrow();
      while (reads.get(first).time().orElseThrow().isBefore(end.minus(WINDOW))) {
        first++;
      }
      Optional<Enumeration> found = of(reads.subList(first, last + 1));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean counts(Event event) {
    return READS.matcher(event.operation()).matches()
        && event.text("userIdentity.invokedBy").isEmpty()
        && !event.text("sessionCredentialFromConsole").equals("true")
        && !TOOL.matcher(event.userAgent()).find();
  }

  private static Optional<Enumeration> of(List<Event> window) {
    Set<String> operations = new TreeSet<>();
    Set<String> services = new TreeSet<>();
    window.forEach(event -> {
      operations.add(event.service() + ":" + event.operation());
      services.add(event.service());
    });
    return operations.size() >= MIN_OPERATIONS && services.size() >= MIN_SERVICES
        ? Optional.of(new Enumeration(
            window.get(0).time().orElseThrow(),
            operations.size(),
            services.size(),
            new ArrayList<>(window)))
        : Optional.empty();
  }
}
