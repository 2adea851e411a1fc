package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.List;

/**
 * The {@code Action} or {@code NotAction} of a statement.
 *
 * @param excluded whether the patterns are those it does not apply to, over all services
 * @param patterns in lower case
 */
record ActionClause(boolean excluded, List<Glob> patterns) implements Serializable {

  ActionClause {
    patterns = List.copyOf(patterns);
  }

  /** Whether it names the action, which is given in lower case. */
  boolean matches(String foldedAction) {
    for (Glob pattern : patterns) {
      if (pattern.matches(foldedAction)) {
        return !excluded;
      }
    }
    return excluded;
  }
}
