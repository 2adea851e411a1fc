package dev.tourniquet.lineage;

/** How a child is related to its parent: "child ‹type› parent". */
public enum EdgeType {
  DERIVED_FROM,
  HAS_SNAPSHOT,
  COPY_OF,
  RESTORED_FROM,
  EXPORT_OF,
  SNAPSHOT_OF,
  IMPORTED_FROM,
  CREATED_FROM,
  ATTACHED_TO,
  LAUNCHED_FROM,
  LAUNCHED_BY,
  IN,
  USES,
  ASSOCIATED_WITH,
  HAS_PROFILE,
  CONTAINS,
  RUNS_AS,
  INVOKED_BY,
  PASSED_ROLE,
  TRUSTS,
  HAS_POLICY,
  MEMBER_OF,
  MINTED_BY,
  USED_BY,
  READ_BY,
  LOGS_TO,
  REPLICATES_TO,
  EXPOSED_BY,
  WRITES_TO,
  ENCRYPTED_BY,
  MAY_USE,
  CREATED_BY,
  /** The parent deleted the child: what the child had, and what had the child, ends. */
  DELETED_BY,
  /** What the same call related lasts until this tie is deleted: an association, a grant, a statement. */
  TIED_BY
}
