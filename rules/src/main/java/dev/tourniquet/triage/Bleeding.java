package dev.tourniquet.triage;

/** Whether the exposure or the credential behind a finding is still effective as of the run. */
public enum Bleeding {
  YES,
  /** Something was stopped, but the cause is not answered or another part still flows. */
  PARTLY,
  CONTAINED,
  /** Nothing was ever exposed, such as after a failed attempt. */
  NO,
  UNKNOWN
}
