package dev.tourniquet.iam;

/** How far a principal's permissions go, from the most to the least. */
public enum PermissionClass {
  /** Nearly every write on everything without condition, identities included. */
  ADMIN,
  /** Can make itself an administrator on at least one proven path. */
  ESCALATES,
  /** There are paths to an administrator whose target is not known. */
  MAY_ESCALATE,
  /** Some writes on everything without condition, and no path. */
  WIDE_BOUNDED,
  /** Writes on named resources only. */
  RESOURCE_CONSTRAINED,
  /** Writes under conditions only. */
  CONDITION_CONSTRAINED,
  /** No writes, but reads what is inside. */
  DATA_READER,
  /** Lists and describes. */
  METADATA_READER,
  /** Nothing that takes effect. */
  NONE,
  /** Too little was collected to say. */
  UNKNOWN
}
