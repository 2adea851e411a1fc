package dev.tourniquet.triage;

/** What one piece of evidence says on its own. Missing data is {@link #UNKNOWN}, which never calms a verdict. */
public enum Reading {
  SICK,
  MAYBE,
  NOT_SICK,
  UNKNOWN
}
