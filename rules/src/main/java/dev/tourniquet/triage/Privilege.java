package dev.tourniquet.triage;

import java.util.Set;

/** How much someone could do who holds the caller's credentials. */
public enum Privilege {
  /** Everything. */
  ADMIN,
  /** A way to everything, or much of it on every resource. */
  HIGH,
  /** Something, and not much. */
  SOME,
  /** Looks, and nothing else. */
  LOOKS,
  /** Nothing. */
  NONE,
  /** Not known: that is a gap and calms nobody. */
  UNKNOWN;

  private static final Set<String> LARGE =
      Set.of("destructiveActions", "defenseEvasionActions", "credentialActions", "dataReadActions");
  private static final int MANY_KINDS = 2;

  /** Classes of permissions with which a caller that may be someone else is not worth a finding. */
  public static Set<String> calming(String lifeThreat) {
    return lifeThreat.equals(Compromise.INSTANCE)
        ? Set.of("NONE")
        : Set.of(
            "RESOURCE_CONSTRAINED",
            "CONDITION_CONSTRAINED",
            "DATA_READER",
            "METADATA_READER",
            "NONE");
  }

  static Privilege of(Case c) {
    return c.keys().principal().value().startsWith("root:")
        ? ADMIN
        : of(c.background().permissions());
  }

  /** By the class, and for a wide one by the kinds of actions it may take on every resource. */
  static Privilege of(CallerPermissions permissions) {
    return switch (permissions.permissionClass()) {
      case "ADMIN" -> ADMIN;
      case "ESCALATES", "MAY_ESCALATE" -> HIGH;
      case "WIDE_BOUNDED" -> isLarge(permissions) ? HIGH : SOME;
      case "RESOURCE_CONSTRAINED", "CONDITION_CONSTRAINED", "DATA_READER" -> SOME;
      case "METADATA_READER" -> LOOKS;
      case "NONE" -> NONE;
      default -> UNKNOWN;
    };
  }

  /** Two kinds of what matters, such as destroying and reading data, on every resource and without condition. */
  private static boolean isLarge(CallerPermissions permissions) {
    return permissions.flags().stream()
            .map(flag -> flag.split(":", 2)[0])
            .filter(LARGE::contains)
            .count()
        >= MANY_KINDS;
  }
}
