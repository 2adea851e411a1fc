package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

/**
 * What came of trying an escalation path.
 *
 * @param verdict whether it works
 * @param target the ARN it was tried on, or empty
 * @param reason why not, or what remains open; empty when proven
 */
record PathResult(PathVerdict verdict, String target, String reason) {

  PathResult {
    requireNonNull(verdict, "verdict is null");
    requireNonNull(target, "target is null");
    requireNonNull(reason, "reason is null");
  }

  static PathResult proven(String target) {
    return new PathResult(PathVerdict.PROVEN, target, "");
  }

  static PathResult possible(String target, String open) {
    return new PathResult(PathVerdict.POSSIBLE, target, open);
  }

  static PathResult blocked(String target, String reason) {
    return new PathResult(PathVerdict.BLOCKED, target, reason);
  }

  boolean isProven() {
    return verdict == PathVerdict.PROVEN;
  }

  /** The result as it is told. */
  Escalation of(EscalationPath path, Subject subject) {
    boolean open =
        subject.reach().canAll(path.permissions(), subject.reach().effective().open());
    return new Escalation(path.id(), path.permissions(), verdict, open, target, reason);
  }
}
