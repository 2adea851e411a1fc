package dev.tourniquet.config;

/** How surely a change belongs to a call. */
public enum Attribution {
  /** The call says so itself: applied to the value before, it gives the value after. */
  EXACT,
  /** One call of the right kind on this resource at the right time. */
  STRONG,
  /** Several calls may have done it. */
  WEAK,
  /** No call held explains it; a reason says why none may be held. */
  UNATTRIBUTED
}
