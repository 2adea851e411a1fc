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

  /**
   * Classes of permissions with which a caller that may be someone else is not worth a finding, where it certainly has no
   * more.
   */
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
        : of(c.background().permissions(), c.rule().lifeThreat().equals(Compromise.INSTANCE));
  }

  /**
   * By the class and by what it was seen doing. One that would end the matter is not known where it may be more: a policy
   * that was not collected may say anything.
   */
  static Privilege of(CallerPermissions permissions, boolean instance) {
    Privilege known = least(
        of(permissions.permissionClass(), permissions), of(permissions.atLeast(), permissions));
    boolean more = of(permissions.atMost(), permissions).compareTo(known) < 0;
    return known.ends(instance) && (more || permissions.atMost() == null) ? UNKNOWN : known;
  }

  /** Whether a caller that can do no more is left alone; an instance where it can do nothing. */
  boolean ends(boolean instance) {
    return switch (this) {
      case ADMIN, HIGH, UNKNOWN -> false;
      case SOME, LOOKS -> !instance;
      case NONE -> true;
    };
  }

  private static Privilege least(Privilege one, Privilege other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** By the class, and for a wide one by the kinds of actions it may take on every resource. */
  private static Privilege of(String permissionClass, CallerPermissions permissions) {
    if (permissionClass == null) {
      return UNKNOWN;
    }
    return switch (permissionClass) {
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
