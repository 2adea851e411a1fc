package dev.tourniquet.baseline;

/** How unexpected an address is for an identity. Only the two {@code NEW} outcomes may make a case worse. */
public enum Novelty {
  /** Used before. */
  SEEN,
  /** Not used before by an identity that keeps to its addresses. */
  NEW_STRONG,
  /** Not used before, but new addresses have happened, or there is not much history. */
  NEW_WEAK,
  /** Not used before by an identity for which new addresses are ordinary. */
  ROAMS,
  /** Too little is known to call anything new; never worse, never calm. */
  INSUFFICIENT_HISTORY
}
