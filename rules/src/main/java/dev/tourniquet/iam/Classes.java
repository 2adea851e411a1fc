package dev.tourniquet.iam;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Sorts what is granted into a class. */
final class Classes {

  private static final ActionCatalog CATALOG = ActionCatalog.AWS;

  private Classes() {}

  static PermissionClass of(Reach reach, List<Escalation> escalations) {
    if (reach.isAdmin()) {
      return PermissionClass.ADMIN;
    }
    if (escalations.stream().anyMatch(e -> e.verdict() == PathVerdict.PROVEN)) {
      return PermissionClass.ESCALATES;
    }
    // A path on named resources that nobody could resolve is told, but does not make a class.
    if (escalations.stream().anyMatch(e -> e.verdict() == PathVerdict.POSSIBLE && e.open())) {
      return PermissionClass.MAY_ESCALATE;
    }
    return byWrites(reach.effective());
  }

  private static PermissionClass byWrites(Grants effective) {
    BitSet writes = CATALOG.writes();
    if (writes.intersects(effective.free())) {
      return PermissionClass.WIDE_BOUNDED;
    }
    if (writes.intersects(effective.bounded())) {
      return PermissionClass.RESOURCE_CONSTRAINED;
    }
    if (writes.intersects(effective.all())) {
      return PermissionClass.CONDITION_CONSTRAINED;
    }
    if (SensitiveActions.DATA_READ.numbers().intersects(effective.all())) {
      return PermissionClass.DATA_READER;
    }
    return effective.all().isEmpty() ? PermissionClass.NONE : PermissionClass.METADATA_READER;
  }

  /** What calls that succeeded prove: what was written once can be written, on that resource at least. */
  static PermissionClass observed(Collection<String> actions) {
    BitSet seen = new BitSet();
    actions.forEach(action -> CATALOG.number(action).ifPresent(seen::set));
    Grants grants = new Grants();
    grants.add(seen, ResourceScope.BOUNDED, false);
    return byWrites(grants);
  }

  /** The one that permits more. */
  static PermissionClass wider(PermissionClass one, PermissionClass other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
