package dev.tourniquet.iam;

/** How closely a principal element names a caller; the closer, the more an Allow of a resource policy is worth. */
enum Standing {
  /** Not at all. */
  NONE,
  /** Its account: in the same account that only delegates to the account's own policies. */
  ACCOUNT,
  /** The role of the calling session. */
  ROLE,
  /** Itself, or everyone. */
  SELF
}
