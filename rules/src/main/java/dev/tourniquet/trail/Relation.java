package dev.tourniquet.trail;

/** What the call did, or tried to do, with a resource it mentions; what an event is about comes first. */
public enum Relation {
  /** Came into being by the call. */
  CREATED,
  /** Was deleted, terminated or deregistered. */
  DELETED,
  /** Was changed or acted on. */
  TARGET,
  /** A role handed to a service that will act with it. */
  PASSED_ROLE,
  /** What something new was made from: the volume of a snapshot, the instance of an image. */
  SOURCE,
  /** An account or principal, not a resource, that was given access. */
  GRANTEE,
  /** An account or principal, not a resource, that lost access. */
  REVOKED,
  /** Where something new was put: network, subnet, cluster. */
  CONTAINER,
  /** What the target uses: key, security group, bucket. */
  DEPENDENCY,
  /** Was read by name. */
  READ,
  /** Only a filter of a listing: most of these are polling, so views hide them at first. */
  QUERIED;

  /** Whether this is about who may, not about what. */
  public boolean isAccess() {
    return this == GRANTEE || this == REVOKED;
  }
}
