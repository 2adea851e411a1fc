package dev.tourniquet.triage;

import dev.tourniquet.baseline.Cadence;
import dev.tourniquet.baseline.Dormancy;
import dev.tourniquet.baseline.Enumeration;
import dev.tourniquet.baseline.Novelty;
import dev.tourniquet.baseline.UnusualCall;
import dev.tourniquet.iam.SensitiveCalls;
import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs that someone else holds the credentials of a user or a role. Strong ones need no company; what has to do with the
 * address counts only where nobody knows it.
 */
final class Indicators {

  private static final int MIN_BREAKS = 2;
  private static final Duration AROUND = Duration.ofHours(24);

  private Indicators() {}

  static List<Indicator> of(Case c) {
    List<Indicator> found = new ArrayList<>();
    strong(c).forEach(clue -> found.add(Indicator.strong(clue)));
    weak(c).forEach(clue -> found.add(Indicator.weak(clue)));
    return found;
  }

  private static List<Clue> strong(Case c) {
    List<Clue> found = new ArrayList<>();
    Split.of(c, session(c)).ifPresent(found::add);
    Travel.of(c, around(c, c.file().pivots().byIdentity().events())).ifPresent(found::add);
    reawakened(c).ifPresent(found::add);
    madeBySick(c).ifPresent(found::add);
    sickAddress(c).ifPresent(found::add);
    Quarantined.of(c).ifPresent(found::add);
    return found;
  }

  private static List<Clue> weak(Case c) {
    List<Clue> found = new ArrayList<>();
    address(c).ifPresent(found::add);
    FirstSteps.askedWho(c).ifPresent(found::add);
    FirstSteps.tool(c).ifPresent(found::add);
    Refused.writes(c, session(c)).filter(Indicators::counts).ifPresent(found::add);
    Refused.share(c).filter(Indicators::counts).ifPresent(found::add);
    if (!isUsualPlace(c) && c.cadence().kind() != Cadence.Kind.BATCH) {
      Enumeration.in(session(c)).map(OtherActivity::lookingAround).ifPresent(found::add);
    }
    offPattern(c).ifPresent(found::add);
    newRegion(c).ifPresent(found::add);
    found.addAll(SignInHabits.broken(c));
    return found.stream().distinct().toList();
  }

  private static boolean counts(Clue clue) {
    return clue.weight() != Weight.NOTE;
  }

  private static boolean isUsualPlace(Case c) {
    return c.address().isOurs() || c.firstSeen().novelty() == Novelty.SEEN;
  }

  private static Optional<Clue> address(Case c) {
    boolean strong = c.firstSeen().novelty() == Novelty.NEW_STRONG;
    return strong && FirstSteps.isStrange(c)
        ? Optional.of(Clue.of(
            Weight.STRANGE_ADDRESS,
            "Its first time from %s, an address that nobody knows, after %s always elsewhere."
                .formatted(
                    c.lead().sourceAddress(),
                    Words.count(c.firstSeen().activeDays(), "active day")),
            List.of(c.lead())))
        : Optional.empty();
  }

  private static Optional<Clue> reawakened(Case c) {
    List<Event> serious = c.effective().stream()
        .filter(event -> SensitiveCalls.has(event.source(), event.operation()))
        .toList();
    return serious.isEmpty()
        ? Optional.empty()
        : Dormancy.of(c.background().history(), c.time())
            .map(slept -> Clue.of(
                Weight.REAWAKENED,
                "REAWAKENED after %s of logs, and called %s at once."
                    .formatted(
                        Words.count(slept.coveredDays(), "day"),
                        Words.list(
                            serious.stream().map(Event::operation).distinct().toList())),
                serious));
  }

  private static Optional<Clue> madeBySick(Case c) {
    return Freshness.of(c).stream()
        .filter(dated -> !dated.trait().isChanged() && Freshness.isBySick(dated, c))
        .findFirst()
        .map(dated -> Clue.of(
            Weight.MADE_BY_SICK,
            "Its %s was made by a sick identity.".formatted(dated.trait().word()),
            dated.call().stream().toList()));
  }

  /** Somebody else who was sick came from the same strange address on a day around. */
  static Optional<Clue> sickAddress(Case c) {
    List<String> sick = Company.sick(c);
    return sick.isEmpty() || !FirstSteps.isStrange(c)
        ? Optional.empty()
        : Optional.of(new Clue(
            "%s is where %s came from, SICK by another finding."
                .formatted(c.lead().sourceAddress(), Words.list(sick)),
            Weight.SICK_ADDRESS,
            Stream.concat(Stream.of(c.lead()), Company.calls(c, sick).stream())
                .map(Event::id)
                .toList(),
            Company.gaps(c, sick)));
  }

  private static Optional<Clue> offPattern(Case c) {
    List<String> breaks = c.cadence().breaks();
    return breaks.size() < MIN_BREAKS
        ? Optional.empty()
        : Optional.of(Clue.of(
            Weight.OFF_PATTERN,
            "A batch job that came " + Words.list(breaks) + ".",
            List.of(c.lead())));
  }

  private static Optional<Clue> newRegion(Case c) {
    return UnusualCall.of(c.background().history(), c.lead()).has(UnusualCall.What.NEW_REGION)
        ? Optional.of(Clue.of(
            Weight.NOTE,
            "NEW_REGION: it never called anything in " + c.lead().region() + " before.",
            List.of(c.lead())))
        : Optional.empty();
  }

  static List<Event> session(Case c) {
    return around(c, c.file().pivots().bySession().events());
  }

  private static List<Event> around(Case c, List<Event> events) {
    return events.stream()
        .filter(event ->
            Duration.between(event.time().orElseThrow(), c.time()).abs().compareTo(AROUND) <= 0)
        .toList();
  }
}
