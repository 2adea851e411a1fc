package dev.tourniquet.triage;

import dev.tourniquet.baseline.AddressClass;
import dev.tourniquet.baseline.IpIdentityDay;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.PrincipalName;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
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
    List<String> others = others(c);
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
    String text = company(c, others) + " " + session(c, session, refused);
    List<String> evidence = Stream.concat(
            Stream.of(c.lead()), session.stream().filter(event -> !event.readOnly()))
        .map(Event::id)
        .toList();
    boolean strange = weights.size() > 1;
    return new Answer(text, strange ? Reading.MAYBE : reading(c), weights, evidence, gaps(c));
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

  private static List<String> others(Case c) {
    LocalDate day = LocalDate.ofInstant(c.time(), ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(c.file().asOf(), ZoneOffset.UTC);
    return c.background().history().ipDays().stream()
        .filter(
            row -> row.ok() > 0 && !row.principal().equals(c.keys().principal().value()))
        .filter(row -> !row.day().isBefore(day.minusDays(1)) && !row.day().isAfter(day.plusDays(1)))
        .filter(row -> !row.day().isAfter(last))
        .map(IpIdentityDay::principal)
        .distinct()
        .filter(principal -> !principal.startsWith("service:") && !isSamePerson(c, principal))
        .sorted()
        .toList();
  }

  /** One person in two roles is no company: the calls held name the same actor or the same session. */
  private static boolean isSamePerson(Case c, String principal) {
    List<Event> calls = c.file().pivots().byIp().events().stream()
        .filter(event -> EventKeys.of(event).principal().value().equals(principal))
        .toList();
    return !calls.isEmpty() && calls.stream().allMatch(event -> isSamePerson(c, event));
  }

  private static boolean isSamePerson(Case c, Event event) {
    Key ours = c.keys().actor();
    String session = c.caller().session();
    return (ours.present() && ours.value().equals(EventKeys.of(event).actor().value()))
        || (!session.isEmpty() && session.equals(PrincipalName.of(event).session()));
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
