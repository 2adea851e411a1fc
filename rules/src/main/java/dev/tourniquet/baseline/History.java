package dev.tourniquet.baseline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

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
}
