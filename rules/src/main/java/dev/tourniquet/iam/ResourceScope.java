package dev.tourniquet.iam;

/** How far a grant of an action reaches, from not at all to everything. */
enum ResourceScope {
  /** No resource the action works on: the grant is dead. */
  NONE,
  /** Named resources. */
  BOUNDED,
  /** Every resource of one account, or of one region of it. */
  ACCOUNT_WIDE,
  /** Every resource. */
  ANY;

  /** Whether no particular resource is named. */
  boolean isFree() {
    return this == ANY || this == ACCOUNT_WIDE;
  }
}
