package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.AddressSign;
import dev.tourniquet.baseline.Enumeration;
import dev.tourniquet.baseline.Novelty;
import dev.tourniquet.baseline.SplitSession;
import dev.tourniquet.trail.Event;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What else did the address, the session and the identity do in the day before and after? */
final class OtherActivity implements Question {

  private static final Duration AROUND = Duration.ofHours(24);
  /** So many different refused writes by one session are no slip of a finger. */
  private static final int PROBING = 3;

  private static final Pattern DENIED =
      Pattern.compile("(?i)access.?denied|unauthoriz|not.?authoriz");

  @Override
  public String name() {
    return "other-activity";
  }

  @Override
  public Answer ask(Case c) {
    List<String> others = Company.of(c);
    List<Event> session = around(c, c.file().pivots().bySession().events());
    List<String> refused = session.stream()
        .filter(event -> !event.readOnly() && DENIED.matcher(error(event)).find())
        .map(Event::operation)
        .distinct()
        .toList();
    Set<Weight> weights = EnumSet.of(Weight.NOTE);
    if (!others.isEmpty() && c.address().has(AddressClass.UNKNOWN)) {
      weights.add(Weight.STRANGE_COMPANY);
    }
    if (refused.size() >= PROBING) {
      weights.add(Weight.PROBING);
    }
    Optional<SplitSession> split =
        SplitSession.of(session, address -> c.organization().networkOf(address).isPresent());
    split.ifPresent(pair -> weights.add(Weight.SPLIT_SESSION));
    Optional<AddressSign> inside = Places.leftInstance(c);
    inside.ifPresent(sign -> weights.add(Weight.SPLIT_SESSION));
    Optional<Enumeration> looking = isUsualPlace(c) ? Optional.empty() : Enumeration.in(session);
    looking.ifPresent(reads -> weights.add(Weight.LOOKING_AROUND));
    String text = company(c, others) + " " + session(c, session, refused)
        + split.map(OtherActivity::text).orElse("")
        + inside.map(sign -> text(sign, c)).orElse("")
        + looking.map(OtherActivity::text).orElse("");
    List<String> evidence = Stream.of(
            Stream.of(c.lead()),
            split.stream().flatMap(pair -> Stream.of(pair.one(), pair.other())),
            looking.stream().flatMap(reads -> reads.events().stream()),
            session.stream().filter(event -> !event.readOnly()))
        .flatMap(events -> events)
        .map(Event::id)
        .distinct()
        .toList();
    boolean strange = weights.size() > 1;
    return new Answer(text, strange ? Reading.MAYBE : reading(c), weights, evidence, gaps(c));
  }

  /** Everyone looks around where they work. */
  private static boolean isUsualPlace(Case c) {
    return c.address().isOurs()
        || c.address().has(AddressClass.KNOWN_TO_ORG)
        || c.firstSeen().novelty() == Novelty.SEEN;
  }

  private static String text(SplitSession pair) {
    return " Its credentials were used in two unrelated networks within the hour: %s from %s at %s, %s from %s at %s."
        .formatted(
            pair.one().operation(),
            pair.one().sourceAddress(),
            Words.time(pair.one().time().orElseThrow()),
            pair.other().operation(),
            pair.other().sourceAddress(),
            Words.time(pair.other().time().orElseThrow()));
  }

  private static String text(AddressSign inside, Case c) {
    return " Its credentials left the instance: the agent on %s reported from %s at %s, this call came from %s."
        .formatted(
            inside.resource(),
            inside.address(),
            Words.time(inside.from()),
            c.lead().sourceAddress());
  }

  private static String text(Enumeration reads) {
    return " ENUMERATION: %d different reads of %d services within ten minutes from %s."
        .formatted(reads.operations(), reads.services(), Words.time(reads.from()));
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

  private static String session(Case c, List<Event> session, List<String> refused) {
    long writes = session.stream().filter(event -> !event.readOnly()).count();
    String denied = refused.isEmpty() ? "" : " It was refused " + Words.list(refused) + ".";
    return "The session of %s made %s in that time, %d of them writes.%s"
        .formatted(c.callerName(), Words.count(session.size(), "call"), writes, denied);
  }

  private static List<Event> around(Case c, List<Event> events) {
    return events.stream()
        .filter(event ->
            Duration.between(event.time().orElseThrow(), c.time()).abs().compareTo(AROUND) <= 0)
        .toList();
  }

  private static String error(Event event) {
    return event.errorCode() + " " + event.text("errorMessage");
  }
}
