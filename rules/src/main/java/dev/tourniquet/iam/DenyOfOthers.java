package dev.tourniquet.iam;

/** The pattern "everyone may, and then everyone who is not one of us may not". */
final class DenyOfOthers {

  private DenyOfOthers() {}

  /**
   * Whether a deny strikes at least what the allow gives, for everyone who misses its only condition. A deny of all but some
   * resources may leave out just those that the allow gives, and one of {@code b/?} next to nothing of {@code b/*}.
   */
  static boolean covers(Statement deny, Statement allow) {
    boolean everyone = !deny.principals().excluded()
        && deny.principals().names().stream().anyMatch(PrincipalName::isEveryone);
    return deny.effect() == Effect.DENY
        && everyone
        && deny.conditions().size() == 1
        && covers(deny.actions(), allow.actions())
        && covers(deny.resources(), allow.resources());
  }

  private static boolean covers(ActionClause deny, ActionClause allow) {
    return !deny.excluded()
        && !allow.excluded()
        && allow.patterns().stream().allMatch(wanted -> deny.patterns().stream()
            .anyMatch(pattern -> Containment.of(pattern, wanted)));
  }

  /** Each pattern by one of the deny's: a bucket and its objects are two, in both. */
  private static boolean covers(ResourceClause deny, ResourceClause allow) {
    return !deny.excluded()
        && !allow.excluded()
        && allow.patterns().stream().allMatch(wanted -> deny.patterns().stream()
            .anyMatch(pattern -> pattern.covers(wanted)));
  }
}
