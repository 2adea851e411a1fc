package dev.tourniquet.iam;

/** Whether an escalation path leads to an administrator. */
public enum PathVerdict {
  /** Every permission takes effect on a target that exists. */
  PROVEN,
  /** Every permission takes effect, the target or a condition is not known. */
  POSSIBLE,
  /** The principal's own policies grant it, but something stops it. */
  BLOCKED
}
