package dev.tourniquet.baseline;

/** What a source address is to us. Classes for which no data can be given yet are not here. */
public enum AddressClass {
  /** A service's name, {@code AWS Internal}, empty or unreadable. */
  NOT_AN_IP,
  /** In a network of the organization file. */
  ORG,
  /** Means something within one network only. */
  PRIVATE,
  /** Used before by two identities, or by one on at least five days, over at least a fortnight. */
  KNOWN_TO_ORG,
  /** A public address that nothing vouches for. */
  UNKNOWN
}
