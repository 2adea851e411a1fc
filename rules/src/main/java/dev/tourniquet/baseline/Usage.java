package dev.tourniquet.baseline;

import java.io.Serializable;

/**
 * What an identity called with success before an incident, beside one call that it made in it. Days are UTC days; calls
 * of services on its behalf are left out.
 *
 * @param activeDays days on which it was active
 * @param observations pairs of day and operation: a noisy loop is one
 * @param operationDays days on which it called the same operation
 * @param serviceDays days on which it called the same service
 * @param regionDays days on which it called in the same region
 * @param operationInAccount whether anyone in the account called the operation
 * @param regionInAccount whether anyone in the account called in the region
 * @param peers others of its kind that were active: roles named alike, of the same permission set, users of its groups
 * @param peerDays days on which one of them called the same operation
 */
public record Usage(
    int activeDays,
    int observations,
    int operationDays,
    int serviceDays,
    int regionDays,
    boolean operationInAccount,
    boolean regionInAccount,
    int peers,
    int peerDays)
    implements Serializable {

  /** Nothing is held of it. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0, false, false, 0, 0);
}
