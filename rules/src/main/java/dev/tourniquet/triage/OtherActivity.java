package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.Cadence;
import dev.tourniquet.baseline.Enumeration;
import dev.tourniquet.baseline.Novelty;
import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What else did the address, the session and the identity do in the day before and after? */
final class OtherActivity implements Question {

  private static final Duration AROUND = Duration.ofHours(24);

  @Override
  public String name() {
    return "other-activity";
  }

  @Override
  public Answer ask(Case c) {
    List<String> others = Company.of(c);
    List<Event> session = around(c, c.file().pivots().bySession().events());
    List<Clue> clues = clues(c, session);
    Set<Weight> weights = EnumSet.of(Weight.NOTE);
    clues.forEach(clue -> weights.add(clue.weight()));
    if (!others.isEmpty() && c.address().has(AddressClass.UNKNOWN) && !c.isOrdinaryAddress()) {
      weights.add(Weight.STRANGE_COMPANY);
    }
    List<String> text = new ArrayList<>(List.of(company(c, others), session(c, session)));
    clues.forEach(clue -> text.add(clue.text()));
    List<String> evidence = Stream.of(
            Stream.of(c.lead().id()),
            Company.calls(c, others).stream().map(Event::id),
            clues.stream().flatMap(clue -> clue.evidence().stream()),
            session.stream().filter(event -> !event.readOnly()).map(Event::id))
        .flatMap(ids -> ids)
        .distinct()
        .toList();
    List<String> gaps = new ArrayList<>(gaps(c));
    gaps.addAll(Company.gaps(c, others));
    clues.forEach(clue -> gaps.addAll(clue.gaps()));
    boolean strange = weights.size() > 1;
    return new Answer(
        String.join(" ", text), strange ? Reading.MAYBE : reading(c), weights, evidence, gaps);
  }

  private static List<Clue> clues(Case c, List<Event> session) {
    boolean usual = isUsualPlace(c) || c.cadence().kind() == Cadence.Kind.BATCH;
    return Stream.of(
            Refused.writes(c, session),
            Refused.share(c),
            Split.of(c, session),
            Places.leftInstance(c).map(sign -> left(sign, c)),
            IssuedElsewhere.of(c, session),
            Travel.of(c, around(c, c.file().pivots().byIdentity().events())),
            FirstSteps.askedWho(c),
            FirstSteps.tool(c),
            Indicators.sickAddress(c),
            usual
                ? Optional.<Clue>empty()
                : Enumeration.in(session).map(OtherActivity::lookingAround))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Everyone looks around where they work. */
  private static boolean isUsualPlace(Case c) {
    return c.address().isOurs()
        || c.address().has(AddressClass.KNOWN_TO_ORG)
        || c.firstSeen().novelty() == Novelty.SEEN;
  }

  static Clue left(AddressSign inside, Case c) {
    String text =
        "Its credentials left the instance: the agent on %s reported from %s at %s, this call came from %s."
            .formatted(
                inside.resource(),
                inside.address(),
                Words.time(inside.from()),
                c.lead().sourceAddress());
    return new Clue(text, Weight.SPLIT_SESSION, List.of(inside.evidence()), List.of());
  }

  static Clue lookingAround(Enumeration reads) {
    String text = "ENUMERATION: %d different reads of %d services within ten minutes from %s."
        .formatted(reads.operations(), reads.services(), Words.time(reads.from()));
    return Clue.of(Weight.LOOKING_AROUND, text, reads.events());
  }

  /** That nobody else is seen calms only as far as calls by address are held. */
  private static Reading reading(Case c) {
    return gaps(c).isEmpty() ? Reading.NOT_SICK : Reading.UNKNOWN;
  }

  private static List<String> gaps(Case c) {
    if (c.address().has(AddressClass.NOT_AN_IP)) {
      return List.of("other activity: there is no address to look for");
    }
    return c.file().pivots().byIp().total() == 0
        ? List.of("other activity: no calls by address are held")
        : List.of();
  }

  private static String company(Case c, List<String> others) {
    String from = c.lead().sourceAddress();
    if (c.address().has(AddressClass.NOT_AN_IP)) {
      return "There is no address to look for others on.";
    }
    String when = "in the day before and after";
    return others.isEmpty()
        ? "No other identity was seen on %s %s: no sign of spread.".formatted(from, when)
        : "Also seen on %s %s: %s.".formatted(from, when, Words.list(others));
  }

  private static String session(Case c, List<Event> session) {
    long writes = session.stream().filter(event -> !event.readOnly()).count();
    return "The session of %s made %s in that time, %d of them writes."
        .formatted(c.callerName(), Words.count(session.size(), "call"), writes);
  }

  private static List<Event> around(Case c, List<Event> events) {
    return events.stream()
        .filter(event ->
            Duration.between(event.time().orElseThrow(), c.time()).abs().compareTo(AROUND) <= 0)
        .toList();
  }
}
