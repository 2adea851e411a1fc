package dev.tourniquet.baseline;

/** What the tables by day tell of an identity or an instance before anyone looks at its calls. */
public enum SignalKind {
  /** It came from a network that is new for it, with enough history to say so. */
  NEW_NETWORK(true),
  /** One session was used in two unrelated networks within the hour. */
  TWO_NETWORKS(true),
  /** It slept for two months of logs and called what matters in an incident. */
  REAWAKENED(true),
  /** The credentials of an instance came from an address that is none of it. */
  OFF_INSTANCE(true),
  /** Credentials of an instance were handed out the old way and the new way on one day. */
  TWO_DELIVERIES(true),
  /** The credentials of an instance came with two operating systems on one day. */
  TWO_SYSTEMS(true),
  /** A key of it, that a sick identity made, was used for the first time. */
  MADE_BY_SICK(true),
  /** Many different reads of many services. */
  ENUMERATION(false),
  /** Many refusals for who is hardly ever refused. */
  PROBING(false),
  /** Its first call in a Region. */
  NEW_REGION(false),
  /** It signed in to the console, which it never did. */
  FIRST_CONSOLE(false),
  /** It asked who it is, which it never did. */
  ASKED_WHO(false);

  private final boolean alone;

  SignalKind(boolean alone) {
    this.alone = alone;
  }

  /** Whether one is enough to look closer; of the others it takes two. */
  public boolean isAlone() {
    return alone;
  }
}
