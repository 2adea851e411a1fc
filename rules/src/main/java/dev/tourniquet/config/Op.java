package dev.tourniquet.config;

/** What a call did to an attribute. */
public enum Op {
  /** The whole value is now this. */
  SET,
  /** These elements or entries were added; the rest is as before. */
  ADD,
  /** These elements or entries were taken away; the rest is as before. */
  REMOVE,
  /** The resource came into being, with this value. */
  CREATE,
  /** The resource went away, and the attribute with it. */
  DELETE,
  /** The resource is back as it was when it went away, out of a recycle bin. */
  RESTORE,
  /** The attribute is as if it had never been set. */
  RESET,
  /** The call may have written the attribute, but CloudTrail left out what: from then on nothing is known of it. */
  UNREADABLE
}
