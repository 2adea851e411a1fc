package dev.tourniquet.investigation;

import dev.tourniquet.report.Investigation.Permissions;
import dev.tourniquet.report.Investigation.ResourcePermissions;
import dev.tourniquet.triage.CallerPermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a resource may do through the roles it carries. */
public final class CarriedPermissions {
  private static final String NONE_KNOWN =
      "NO_ROLE_KNOWN: neither a call nor the inventory tells of a role that the resource carried then";

  private CarriedPermissions() {}

  /** The block of the page: what each role may do, by its ARN. */
  public static ResourcePermissions of(Map<String, CallerPermissions> roles) {
    List<Permissions> items = new TreeMap<>(roles)
        .entrySet().stream()
            .map(role -> Investigator.permissions(role.getKey(), role.getValue()))
            .toList();
    return new ResourcePermissions(
        items.size(), items, items.isEmpty() ? List.of(NONE_KNOWN) : List.of());
  }
}
