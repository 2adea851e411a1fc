package dev.tourniquet.investigation;

import dev.tourniquet.lineage.EdgeType;
import java.util.EnumMap;
import java.util.Map;

/** What a relation is called when it is told of its parent: of an image that was exported, of a group in use. */
final class Inverse {

  private static final Map<EdgeType, String> NAMES = new EnumMap<>(Map.ofEntries(
      Map.entry(EdgeType.DERIVED_FROM, "SOURCE_OF"),
      Map.entry(EdgeType.HAS_SNAPSHOT, "SNAPSHOT_IN"),
      Map.entry(EdgeType.COPY_OF, "COPIED_TO"),
      Map.entry(EdgeType.RESTORED_FROM, "RESTORED_TO"),
      Map.entry(EdgeType.EXPORT_OF, "EXPORTED_TO"),
      Map.entry(EdgeType.SNAPSHOT_OF, "SNAPSHOT_IS"),
      Map.entry(EdgeType.IMPORTED_FROM, "IMPORTED_AS"),
      Map.entry(EdgeType.CREATED_FROM, "SOURCE_OF"),
      Map.entry(EdgeType.ATTACHED_TO, "HAS_ATTACHED"),
      Map.entry(EdgeType.LAUNCHED_FROM, "LAUNCHED"),
      Map.entry(EdgeType.LAUNCHED_BY, "LAUNCHED"),
      Map.entry(EdgeType.IN, "HOLDS"),
      Map.entry(EdgeType.USES, "USED_BY"),
      Map.entry(EdgeType.ASSOCIATED_WITH, "ASSOCIATED_WITH"),
      Map.entry(EdgeType.HAS_PROFILE, "PROFILE_OF"),
      Map.entry(EdgeType.CONTAINS, "CONTAINED_IN"),
      Map.entry(EdgeType.RUNS_AS, "ROLE_OF"),
      Map.entry(EdgeType.INVOKED_BY, "INVOKES"),
      Map.entry(EdgeType.PASSED_ROLE, "PASSED_TO"),
      Map.entry(EdgeType.TRUSTS, "TRUSTED_BY"),
      Map.entry(EdgeType.HAS_POLICY, "POLICY_OF"),
      Map.entry(EdgeType.MEMBER_OF, "HAS_MEMBER"),
      Map.entry(EdgeType.LOGS_TO, "LOGS_OF"),
      Map.entry(EdgeType.REPLICATES_TO, "REPLICA_OF"),
      Map.entry(EdgeType.EXPOSED_BY, "EXPOSES"),
      Map.entry(EdgeType.WRITES_TO, "WRITTEN_BY"),
      Map.entry(EdgeType.ENCRYPTED_BY, "ENCRYPTS"),
      Map.entry(EdgeType.MAY_USE, "USABLE_BY"),
      Map.entry(EdgeType.CREATED_BY, "CREATED")));

  private Inverse() {}

  /** Whether a page of the parent shows the relation. */
  static boolean isShown(EdgeType type) {
    return NAMES.containsKey(type);
  }

  static String name(EdgeType type) {
    return NAMES.get(type);
  }
}
