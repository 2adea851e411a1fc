package dev.tourniquet.baseline;

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
 */
public record History(
    List<IdentityIpDay> identityDays,
    List<IpIdentityDay> ipDays,
    List<LocalDate> coveredDays,
    long knownPairs)
    implements Serializable {

  /** No history at all. */
  public static final History NONE = new History(List.of(), List.of(), List.of(), 0);

  public History {
    identityDays = List.copyOf(identityDays);
    ipDays = List.copyOf(ipDays);
    coveredDays = List.copyOf(new TreeSet<>(coveredDays));
  }
}
