package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Whether an identity used an address before, and what a new one means for it. The chance of meeting a new address is
 * estimated after Good and Turing: addresses seen on exactly one day, divided by all observations of a day and an
 * address.
 *
 * @param activeDays UTC days before the event on which the identity was active
 * @param coveredDays UTC days before the event for which logs are held
 * @param observations pairs of active day and address
 * @param singletons addresses seen on exactly one day
 * @param addresses distinct addresses before the event
 * @param networks how many networks ({@link Networks}) those lie in
 */
public record FirstSeen(
    Novelty novelty,
    int activeDays,
    int coveredDays,
    int observations,
    int singletons,
    List<String> addresses,
    int networks) {

  /** Fewest active days of an identity before an address of its may be called new. */
  public static final int MIN_ACTIVE_DAYS = 5;
  /** Fewest covered days of an account before an address may be called new. */
  public static final int MIN_COVERED_DAYS = 14;

  /**
   * Who came from so many networks has no place of its own, however often it came back to some of them: hosted runners
   * draw their addresses from a pool.
   */
  static final int MANY_NETWORKS = 10;

  private static final double ROAMING = 0.30;
  private static final double STEADY = 0.05;
  private static final int ENOUGH_WITHOUT_SINGLETON = 20;
  private static final int ENOUGH_WITH_SINGLETONS = 40;

  public FirstSeen {
    requireNonNull(novelty, "novelty is null");
    addresses = List.copyOf(addresses);
  }

  /** Judges the address for the identity by what was known before the day of the event. */
  public static FirstSeen of(History history, String address, Instant time) {
    return of(history.identityDays(), history, address, time);
  }

  /**
   * The same where only the days of the identity are at hand.
   *
   * @param coveredDays days before the event for which logs of the account are held
   */
  public static FirstSeen ofDays(
      List<IdentityIpDay> days, int coveredDays, String address, Instant time) {
    return of(days, coveredDays, address, time);
  }

  /**
   * The same for whoever acted in a role that many use: a session name, an instance or a person. Empty when nothing is
   * held of it.
   */
  public static Optional<FirstSeen> ofActor(History history, String address, Instant time) {
    return history.actorDays().isEmpty()
        ? Optional.empty()
        : Optional.of(of(history.actorDays(), history, address, time));
  }

  /**
   * The same of something wider than an address, such as its country.
   *
   * @param days of the identity, from every address
   */
  public static FirstSeen ofUnit(
      List<IdentityIpDay> days, History history, Unit unit, Instant time) {
    Map<IdentityIpDay, List<IdentityIpDay>> merged = days.stream()
        .map(row -> new IdentityIpDay(row.day(), unit.of().apply(row.ip()), 0, 0, 0))
        .filter(row -> !row.ip().isEmpty())
        .collect(Collectors.groupingBy(row -> row));
    return of(List.copyOf(merged.keySet()), history, unit.here(), time);
  }

  /**
   * Something wider than an address.
   *
   * @param of what an address, as keys of history write it, lies in; empty where that is not known
   * @param here what the address of the event lies in
   */
  public record Unit(UnaryOperator<String> of, String here) {}

  private static FirstSeen of(
      List<IdentityIpDay> days, History history, String address, Instant time) {
    LocalDate today = LocalDate.ofInstant(time, ZoneOffset.UTC);
    int covered =
        (int) history.coveredDays().stream().filter(day -> day.isBefore(today)).count();
    return of(days, covered, address, time);
  }

  private static FirstSeen of(List<IdentityIpDay> days, int covered, String address, Instant time) {
    LocalDate today = LocalDate.ofInstant(time, ZoneOffset.UTC);
    LocalDate incident = Incident.firstDay(time);
    List<IdentityIpDay> before = days.stream()
        .filter(row -> row.day().isBefore(today))
        .filter(row -> !row.ip().equals(address) || row.day().isBefore(incident))
        .toList();
    Map<String, Long> daysByAddress =
        before.stream().collect(Collectors.groupingBy(IdentityIpDay::ip, Collectors.counting()));
    int activeDays = (int) before.stream().map(IdentityIpDay::day).distinct().count();
    int singletons =
        (int) daysByAddress.values().stream().filter(count -> count == 1).count();
    int networks = Networks.count(daysByAddress.keySet());
    Novelty novelty = daysByAddress.containsKey(address)
        ? Novelty.SEEN
        : networks >= MANY_NETWORKS && isEnough(activeDays, covered)
            ? Novelty.ROAMS
            : unseen(activeDays, covered, before.size(), singletons);
    return new FirstSeen(
        novelty,
        activeDays,
        covered,
        before.size(),
        singletons,
        daysByAddress.keySet().stream().sorted().toList(),
        networks);
  }

  /** Whether it was not seen before, by who is not new somewhere all the time. */
  public boolean isNew() {
    return novelty == Novelty.NEW_STRONG || novelty == Novelty.NEW_WEAK;
  }

  /** Whether enough is held to say anything. */
  public boolean isTold() {
    return novelty != Novelty.INSUFFICIENT_HISTORY;
  }

  private static boolean isEnough(int activeDays, int coveredDays) {
    return activeDays >= MIN_ACTIVE_DAYS && coveredDays >= MIN_COVERED_DAYS;
  }

  private static Novelty unseen(int activeDays, int coveredDays, int n, int f1) {
    if (!isEnough(activeDays, coveredDays)) {
      return Novelty.INSUFFICIENT_HISTORY;
    }
    double chance = (double) f1 / n;
    if (chance >= ROAMING) {
      return Novelty.ROAMS;
    }
    boolean steady =
        f1 == 0 ? n >= ENOUGH_WITHOUT_SINGLETON : chance < STEADY && n >= ENOUGH_WITH_SINGLETONS;
    return steady ? Novelty.NEW_STRONG : Novelty.NEW_WEAK;
  }

  /** Estimated chance that an active day brings a new address; without a singleton, its 95 % upper bound 3/n. */
  public double chanceOfNew() {
    if (observations == 0) {
      return 1;
    }
    return Math.min(1, (singletons == 0 ? 3.0 : singletons) / observations);
  }

  /** The estimate in words, such as {@code below 7.2 % (95 % bound)}. */
  public String chanceInWords() {
    String percent = String.format(Locale.ROOT, "%.1f %%", 100 * chanceOfNew());
    return singletons == 0 ? "below " + percent + " (95 % bound)" : "about " + percent;
  }
}
