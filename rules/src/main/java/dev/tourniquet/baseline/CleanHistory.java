package dev.tourniquet.baseline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A history without what an attacker may have put into it. Whoever is in since before the logs begin cannot be told from
 * who belongs there: only rules that need no history find him.
 */
public final class CleanHistory {

  private CleanHistory() {}

  /**
   * The same history without days on which an identity was sick already, addresses from which it never succeeded, and
   * addresses first met within the 24 hours before the event.
   */
  public static History of(History history, Instant time) {
    LocalDate incident = Incident.firstDay(time);
    return new History(
        clean(history.identityDays(), incident),
        history.ipDays().stream().filter(row -> !row.sick()).toList(),
        history.coveredDays(),
        history.knownPairs(),
        history.ours(),
        history.usage(),
        clean(history.actorDays(), incident),
        history.sick(),
        history.hours());
  }

  private static List<IdentityIpDay> clean(List<IdentityIpDay> days, LocalDate incident) {
    List<IdentityIpDay> well = days.stream().filter(row -> !row.sick()).toList();
    Predicate<IdentityIpDay> worked = row -> row.ok() > 0;
    Map<String, Boolean> known = well.stream()
        .collect(Collectors.toMap(
            IdentityIpDay::ip,
            row -> worked.test(row) && row.day().isBefore(incident),
            (one, other) -> one || other));
    return well.stream().filter(row -> known.get(row.ip())).toList();
  }

  /** Whether there is anything to leave out. */
  public static boolean isPoisoned(History history, Instant time) {
    History clean = of(history, time);
    return clean.identityDays().size() < history.identityDays().size()
        || clean.actorDays().size() < history.actorDays().size()
        || clean.ipDays().size() < history.ipDays().size();
  }

  /** Identities that were sick already, by the rows on the address. */
  public static List<String> sick(History history) {
    return history.ipDays().stream()
        .filter(IpIdentityDay::sick)
        .map(IpIdentityDay::principal)
        .distinct()
        .sorted()
        .toList();
  }
}
