package dev.tourniquet.baseline;

/** What a source address is to us. More than one may apply. */
public enum AddressClass {
  /** A service's name, {@code AWS Internal}, empty or unreadable. */
  NOT_AN_IP,
  /** In a network of the organization file. */
  ORG,
  /** A public address that our own account had at the time. */
  OWN_AWS,
  /** Through a VPC endpoint of ours. */
  VPCE,
  /** The console's own back end called for someone who signed in there. */
  CONSOLE_PROXY,
  /** In the ranges that AWS publishes: some customer of AWS. Trusted by nobody. */
  AWS_RANGE,
  /** In a vendor's network of the organization file. */
  KNOWN_VENDOR,
  /** Means something within one network only. */
  PRIVATE,
  /** In a list of hosting providers. */
  HOSTING,
  /** In a list of providers of hidden networks. */
  VPN,
  /** In a list of exits of the Tor network. */
  TOR,
  /** Used before by two identities, or by one on at least five days, over at least a fortnight. */
  KNOWN_TO_ORG,
  /** A public address that nothing vouches for. */
  UNKNOWN
}
