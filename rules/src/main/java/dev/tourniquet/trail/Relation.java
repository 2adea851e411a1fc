package dev.tourniquet.trail;

/** What the call did, or tried to do, with a resource it mentions. */
public enum Relation {
  /** Came into being by the call. */
  CREATED,
  /** Was deleted, terminated or deregistered. */
  DELETED,
  /** Was changed or acted on. */
  TARGET,
  /** What something new was made from: the volume of a snapshot, the instance of an image. */
  SOURCE,
  /** Where something new was put: network, subnet, cluster. */
  CONTAINER,
  /** What the target uses: key, role, security group. */
  DEPENDENCY,
  /** A role handed to a service that will act with it. */
  PASSED_ROLE,
  /** An account or principal, not a resource, that was given access. */
  GRANTEE,
  /** An account or principal, not a resource, that lost access. */
  REVOKED,
  /** Was read by name. */
  READ,
  /** Only a filter of a listing: most of these are polling, so views hide them at first. */
  QUERIED
}
