package dev.tourniquet.triage;

import dev.tourniquet.baseline.IdentityIpDay;
import dev.tourniquet.organization.IpPlace.Point;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Invocation;
import dev.tourniquet.trail.SourceAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One actor in two places that nobody gets between in the time: faster than an airliner. Needs databases that hold
 * places; addresses of AWS, of hosts, of VPNs and of Tor say nothing of where anyone is.
 */
final class Travel {

  private static final double AIRLINER_KM_PER_HOUR = 900;
  /** Nearer places may be one place: databases of cities err by more than a hundred kilometres. */
  private static final double SHORTEST_KM = 300;

  private static final double SECONDS_PER_HOUR = 3_600;

  private Travel() {}

  /** The first such pair of direct calls, one after the other; not between two places that the caller always used. */
  static Optional<Clue> of(Case c, List<Event> around) {
    if (c.organization().addresses().databases().isEmpty()) {
      return Optional.empty();
    }
    List<Event> calls = around.stream()
        .filter(event -> Invocation.of(event).kind() == Invocation.Kind.DIRECT)
        .filter(event -> event.text("vpcEndpointId").isEmpty())
        .filter(event -> c.keys().isSameActor(EventKeys.of(event)))
        .toList();
    Set<String> used = c.background().history().identityDays().stream()
        .filter(row -> row.ok() > 0 && !row.sick() && !row.day().isAfter(dayBefore(c)))
        .map(IdentityIpDay::ip)
        .collect(Collectors.toSet());
    return IntStream.range(1, calls.size())
        .mapToObj(i -> clue(calls.get(i - 1), calls.get(i), used, c))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static LocalDate dayBefore(Case c) {
    return LocalDate.ofInstant(c.time(), ZoneOffset.UTC).minusDays(2);
  }

  private static Optional<Clue> clue(Event one, Event other, Set<String> used, Case c) {
    if (one.sourceAddress().equals(other.sourceAddress())
        || (used.contains(key(one)) && used.contains(key(other)))) {
      return Optional.empty();
    }
    Duration time = Duration.between(one.time().orElseThrow(), other.time().orElseThrow());
    double hours = Math.max(1, time.toSeconds()) / SECONDS_PER_HOUR;
    return point(one, c)
        .flatMap(from -> point(other, c).map(from::distance))
        .filter(km -> km >= SHORTEST_KM && km / hours > AIRLINER_KM_PER_HOUR)
        .map(km -> Clue.of(
            Weight.SPLIT_SESSION,
            "IMPOSSIBLE_TRAVEL: %s from %s at %s and %s from %s at %s lie %d km apart, by %s."
                .formatted(
                    one.operation(),
                    one.sourceAddress(),
                    Words.time(one.time().orElseThrow()),
                    other.operation(),
                    other.sourceAddress(),
                    Words.time(other.time().orElseThrow()),
                    Math.round(km),
                    Words.list(c.organization()
                        .addresses()
                        .placeOf(other.sourceAddress())
                        .sources())),
            List.of(one, other)));
  }

  private static String key(Event event) {
    return SourceAddress.of(event).key();
  }

  private static Optional<Point> point(Event event, Case c) {
    var addresses = c.organization().addresses();
    return addresses.of(event.sourceAddress()).isEmpty()
        ? addresses.placeOf(event.sourceAddress()).point()
        : Optional.empty();
  }
}
