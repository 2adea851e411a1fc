package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.Cadence;
import dev.tourniquet.baseline.Tools;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What thieves do first with a key they found, and its owner never does: ask whose it is, and bring their own tool. */
final class FirstSteps {

  private static final Duration INCIDENT = Duration.ofHours(24);
  private static final int MIN_BREAKS = 2;

  private FirstSteps() {}

  /**
   * The first call held of the session, or of a key from there within a day, asked who it is; the address is new for the
   * identity, nobody knows it, and nothing held from before asked that.
   */
  static Optional<Clue> askedWho(Case c) {
    if (!isStrange(c) || !c.firstSeen().isNew()) {
      return Optional.empty();
    }
    boolean usual = before(c).stream().anyMatch(FirstSteps::asks);
    return usual
        ? Optional.empty()
        : direct(c).stream().findFirst().filter(FirstSteps::asks).map(FirstSteps::asked);
  }

  private static Clue asked(Event first) {
    return Clue.of(
        Weight.ASKED_WHO,
        "Its first call from there was GetCallerIdentity, at %s: programs know who they are."
            .formatted(Words.time(first.time().orElseThrow())),
        List.of(first));
  }

  /** A tool that the identity never used, from an address that nobody knows; a batch job's break is told as such. */
  static Optional<Clue> tool(Case c) {
    boolean told =
        c.cadence().kind() == Cadence.Kind.BATCH && c.cadence().breaks().size() >= MIN_BREAKS;
    if (told || !isStrange(c)) {
      return Optional.empty();
    }
    List<Event> before = before(c);
    Map<String, Event> firstOfEach = direct(c).stream()
        .collect(Collectors.toMap(
            Event::userAgent, Function.identity(), (one, later) -> one, LinkedHashMap::new));
    return firstOfEach.values().stream()
        .flatMap(event -> Tools.newOne(before, event).stream().map(tool -> clue(tool, event)))
        .findFirst();
  }

  private static Clue clue(Tools tools, Event event) {
    String only = tools.onlyPrograms() && tools.tool().equals("aws-cli")
        ? " The command line on what only ever was a program."
        : "";
    return Clue.of(
        Weight.STRANGE_TOOL,
        "It came with %s, and in %s held from %s before only with %s.%s"
            .formatted(
                Words.cut(tools.tool(), 60),
                Words.count(tools.calls(), "call"),
                Words.count(tools.days(), "day"),
                Words.list(tools.before()),
                only),
        List.of(event));
  }

  /** Neither ours, nor known, nor some machine at AWS, nor ordinary for who roams. */
  static boolean isStrange(Case c) {
    return c.address().has(AddressClass.UNKNOWN)
        && !c.address().has(AddressClass.AWS_RANGE)
        && !c.address().has(AddressClass.CONSOLE_PROXY)
        && !c.isOrdinaryAddress();
  }

  private static boolean asks(Event event) {
    return event.source().equals("sts.amazonaws.com")
        && event.operation().equals("GetCallerIdentity");
  }

  /** Direct calls of the session, of a long-term key those from this address, within a day of the lead. */
  private static List<Event> direct(Case c) {
    String from = c.lead().sourceAddress();
    return Stream.concat(
            c.triggers().stream().filter(event -> isOfSession(event, c)),
            c.file().pivots().bySession().events().stream())
        .filter(event -> event.sourceAddress().equals(from))
        .filter(event -> Invocation.of(event).kind() == Invocation.Kind.DIRECT)
        .filter(event ->
            Duration.between(event.time().orElseThrow(), c.time()).abs().compareTo(INCIDENT) <= 0)
        .sorted(Comparator.comparing(event -> event.text("eventTime")))
        .toList();
  }

  private static boolean isOfSession(Event event, Case c) {
    return EventKeys.of(event).session().value().equals(c.keys().session().value());
  }

  private static List<Event> before(Case c) {
    Instant incident = c.time().minus(INCIDENT);
    return c.file().pivots().byIdentity().held().stream()
        .filter(event -> event.time().orElseThrow().isBefore(incident))
        .filter(event -> Invocation.of(event).kind() == Invocation.Kind.DIRECT)
        .toList();
  }
}
