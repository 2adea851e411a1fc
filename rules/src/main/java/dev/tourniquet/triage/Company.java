package dev.tourniquet.triage;

import dev.tourniquet.baseline.IpIdentityDay;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.PrincipalName;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** Who else was on the address of a case. */
final class Company {

  private Company() {}

  /** Principals with a successful call from there, in the day before and after. */
  static List<String> of(Case c) {
    return others(c, row -> true);
  }

  /** Those of them who were sick then by another finding. */
  static List<String> sick(Case c) {
    return others(c, IpIdentityDay::sick);
  }

  private static List<String> others(Case c, Predicate<IpIdentityDay> which) {
    LocalDate day = LocalDate.ofInstant(c.time(), ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(c.file().asOf(), ZoneOffset.UTC);
    return c.background().history().ipDays().stream()
        .filter(
            row -> row.ok() > 0 && !row.principal().equals(c.keys().principal().value()))
        .filter(row -> !row.day().isBefore(day.minusDays(1)) && !row.day().isAfter(day.plusDays(1)))
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
