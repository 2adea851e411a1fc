package dev.tourniquet.triage;

import dev.tourniquet.baseline.IpIdentityDay;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.PrincipalName;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who else was on the address of a case. */
final class Company {

  /** A gateway may have hundreds behind it. */
  private static final int MOST_SHOWN = 20;

  private static final Duration AROUND = Duration.ofHours(24);

  private Company() {}

  /** Principals with a successful call from there, in the day before and after. */
  static List<String> of(Case c) {
    return others(c, row -> true).stream().filter(one -> isAround(c, one)).toList();
  }

  /** The nearest calls are held: of whom only such of other days are held, made none nearer. */
  private static boolean isAround(Case c, String principal) {
    List<Event> held = c.file().pivots().byIp().events().stream()
        .filter(Event::succeeded)
        .filter(event -> EventKeys.of(event).principal().value().equals(principal))
        .toList();
    return held.isEmpty()
        || held.stream()
            .anyMatch(event ->
                Duration.between(event.time().orElseThrow(), c.time()).abs().compareTo(AROUND)
                    <= 0);
  }

  /** Those of them who were sick then by another finding. */
  static List<String> sick(Case c) {
    return others(c, IpIdentityDay::sick);
  }

  /** The first call of each, of the most that a case shows. */
  static List<Event> calls(Case c, List<String> principals) {
    return principals.stream()
        .limit(MOST_SHOWN)
        .flatMap(one -> call(c, one).stream())
        .toList();
  }

  /** Whose calls the case does not hold. */
  static List<String> gaps(Case c, List<String> principals) {
    List<String> missing = principals.stream()
        .limit(MOST_SHOWN)
        .filter(one -> call(c, one).isEmpty())
        .toList();
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "other activity: of the calls by " + Words.list(missing) + " from "
                + c.lead().sourceAddress()
                + " none is held here, only that there were some that day; pivot on the address would show them");
  }

  private static Optional<Event> call(Case c, String principal) {
    return c.file().pivots().byIp().events().stream()
        .filter(Event::succeeded)
        .filter(event -> isNear(LocalDate.ofInstant(event.time().orElseThrow(), ZoneOffset.UTC), c))
        .filter(event -> EventKeys.of(event).principal().value().equals(principal))
        .findFirst();
  }

  private static boolean isNear(LocalDate day, Case c) {
    LocalDate ofLead = LocalDate.ofInstant(c.time(), ZoneOffset.UTC);
    return !day.isBefore(ofLead.minusDays(1)) && !day.isAfter(ofLead.plusDays(1));
  }

  private static List<String> others(Case c, Predicate<IpIdentityDay> which) {
    LocalDate last = LocalDate.ofInstant(c.file().asOf(), ZoneOffset.UTC);
    Set<String> kin = Kin.of(c);
    return c.background().history().ipDays().stream()
        .filter(row -> row.ok() > 0 && !kin.contains(row.principal()))
        .filter(row -> isNear(row.day(), c))
        .filter(row -> !row.day().isAfter(last))
        .filter(which)
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
}
