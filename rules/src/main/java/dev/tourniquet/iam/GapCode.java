package dev.tourniquet.iam;

/** What can be missing for an exact answer about permissions. */
public enum GapCode {
  /** No account authorization details of the principal's account. */
  NO_GAAD,
  /** The inventory is of another time than the question. */
  GAAD_OLDER_THAN_EVENT,
  /** More calls to IAM than are followed: what the others changed is not known. */
  CALLS_NOT_FOLLOWED,
  /** Nothing of the account was collected; calls tell of those that were created within them, and of nobody else. */
  CALLS_ONLY,
  MANAGED_POLICY_DOCUMENT_MISSING,
  /** A document that is no policy; what it allows or denies is unknown. */
  POLICY_UNREADABLE,
  /** An element of a policy that no version of the language has; it may narrow a statement. */
  UNKNOWN_ELEMENT,
  /** The answer is an upper bound: an organization may deny more. */
  SCP_NOT_COLLECTED,
  BOUNDARY_DOCUMENT_MISSING,
  /** A session may have been limited when it was issued, before the logs begin. */
  SESSION_POLICY_UNSEEN,
  /** A session may bring tags of its own, and what it may do depends on tags; the call that issued it tells them. */
  SESSION_TAGS_UNSEEN,
  /** The answer is a lower bound: a resource may allow more by itself. */
  RESOURCE_POLICIES_NOT_COLLECTED,
  /** Whether an account may act for its organization, where a permission that it has reaches every account. */
  ORGANIZATION_RIGHTS_UNKNOWN,
  CONDITION_UNEVALUATED,
  UNKNOWN_ACTION,
  KMS_KEY_POLICY_MISSING,
  /** A principal of an account that the inventory does not hold, or not in its account any more. */
  EXTERNAL_PRINCIPAL,
  /** A role that Identity Center writes: the permission set may have changed since. */
  SSO_PERMISSION_SET,
  /** The root user has every permission; only the organization limits it. */
  ROOT
}
