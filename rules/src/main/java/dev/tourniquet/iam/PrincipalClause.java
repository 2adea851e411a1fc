package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.List;

/**
 * The {@code Principal} or {@code NotPrincipal} of a statement.
 *
 * @param excluded whether the names are those it does not apply to
 * @param names the names
 */
record PrincipalClause(boolean excluded, List<PrincipalName> names) implements Serializable {

  /** What AWS would need to know besides the names; used as the open key of a NotPrincipal that names the caller. */
  static final String NOT_PRINCIPAL = "NotPrincipal";

  PrincipalClause {
    names = List.copyOf(names);
  }

  /** How closely the caller is named; for {@code NotPrincipal} everyone who is not named stands as himself. */
  Standing standing(Caller caller) {
    Standing best = Standing.NONE;
    for (PrincipalName name : names) {
      Standing standing = name.standing(caller);
      best = standing.compareTo(best) > 0 ? standing : best;
    }
    return excluded ? Standing.SELF : best;
  }

  /**
   * Whether it applies to the caller. A {@code NotPrincipal} that names the caller in part (its role, its account)
   * depends on which of its names AWS compares: that stays open.
   */
  Match matches(Caller caller) {
    Standing named = new PrincipalClause(false, names).standing(caller);
    if (!excluded) {
      return Match.of(named != Standing.NONE);
    }
    return switch (named) {
      case NONE -> Match.YES;
      case SELF -> caller.isRole() ? Match.maybe(NOT_PRINCIPAL) : Match.NO;
      default -> Match.maybe(NOT_PRINCIPAL);
    };
  }
}
