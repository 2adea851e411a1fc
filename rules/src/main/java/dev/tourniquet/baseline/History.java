package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the logs say of an identity and an address by day: the rows that every baseline is computed from.
 *
 * @param identityDays of the identity of the case, from every address
 * @param ipDays on the address of the case, by every identity
 * @param coveredDays days for which the account's logs are held, in order
 * @param knownPairs distinct pairs of identity and address in the account before the day of the trigger
 * @param ours what says of the case's address, or of its caller's instance, that it is ours
 * @param usage what the identity called before
 * @param actorDays of the session name, instance or person that the identity of the case acted for, where it is a role
 * @param sick when those were sick who made or changed the identity of the case
 * @param hours in which hours of the days around the event the account has events
 */
public record History(
    List<IdentityIpDay> identityDays,
    List<IpIdentityDay> ipDays,
    List<LocalDate> coveredDays,
    long knownPairs,
    List<AddressSign> ours,
    Usage usage,
    List<IdentityIpDay> actorDays,
    List<SickTime> sick,
    List<CoveredHours> hours)
    implements Serializable {

  /** No history at all. */
  public static final History NONE = new History(
      List.of(), List.of(), List.of(), 0, List.of(), Usage.NONE, List.of(), List.of(), List.of());

  public History {
    identityDays = List.copyOf(identityDays);
    ipDays = List.copyOf(ipDays);
    coveredDays = List.copyOf(new TreeSet<>(coveredDays));
    ours = ours.stream().sorted(AddressSign.IN_ORDER).toList();
    requireNonNull(usage, "usage is null");
    actorDays = List.copyOf(actorDays);
    sick = List.copyOf(sick);
    hours = List.copyOf(hours);
  }

  /**
   * Principals that are sick by other findings, in order.
   *
   * @param own key of the identity of the case
   */
  public List<String> sickPrincipals(String own) {
    Stream<String> itself =
        Stream.of(identityDays, actorDays).flatMap(List::stream).anyMatch(IdentityIpDay::sick)
            ? Stream.of(own)
            : Stream.empty();
    return Stream.of(
            itself,
            ipDays.stream().filter(IpIdentityDay::sick).map(IpIdentityDay::principal),
            sick.stream().map(SickTime::principal))
        .flatMap(one -> one)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The same if nobody but some had ever been sick. What the identity called before is held without the days on which it
   * was, and stays so.
   *
   * @param own key of the identity of the case
   */
  public History withSick(String own, Predicate<String> some) {
    boolean itself = some.test(own);
    return new History(
        identityDays.stream().map(row -> itself ? row : row.well()).toList(),
        ipDays.stream()
            .map(row -> some.test(row.principal()) ? row : row.well())
            .toList(),
        coveredDays,
        knownPairs,
        ours,
        usage,
        actorDays.stream().map(row -> itself ? row : row.well()).toList(),
        sick.stream().filter(one -> some.test(one.principal())).toList(),
        hours);
  }
}
