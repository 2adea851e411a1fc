package dev.tourniquet.iam;

import java.io.Serializable;
import java.util.List;

/**
 * The {@code Resource} or {@code NotResource} of a statement.
 *
 * @param excluded whether the patterns are those it does not apply to
 * @param patterns the patterns
 */
record ResourceClause(boolean excluded, List<ResourcePattern> patterns) implements Serializable {

  /** Of statements without the element: trust policies never have it, their resource is the role. */
  static final ResourceClause EVERYTHING = new ResourceClause(true, List.of());

  ResourceClause {
    patterns = List.copyOf(patterns);
  }

  Match matches(String resource, Context context) {
    Match result = Match.NO;
    for (ResourcePattern pattern : patterns) {
      result = result.or(pattern.matches(resource, context));
      if (result.isYes()) {
        break;
      }
    }
    return excluded ? result.negated() : result;
  }
}
