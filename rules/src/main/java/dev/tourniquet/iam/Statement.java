package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * One statement of a policy, ready to be matched.
 *
 * @param source where it stands and its text
 * @param effect allow or deny
 * @param actions the actions it names
 * @param resources the resources it names
 * @param principals whom it names; a clause of no names in policies that name nobody (identity policies)
 * @param conditions all must hold
 */
record Statement(
    StatementSource source,
    Effect effect,
    ActionClause actions,
    ResourceClause resources,
    PrincipalClause principals,
    List<Condition> conditions)
    implements Serializable {

  /** Of statements in policies that belong to a principal: the caller himself. */
  static final PrincipalClause NOBODY_NAMED = new PrincipalClause(true, List.of());

  Statement {
    requireNonNull(source, "source is null");
    requireNonNull(effect, "effect is null");
    requireNonNull(actions, "actions is null");
    requireNonNull(resources, "resources is null");
    requireNonNull(principals, "principals is null");
    conditions = List.copyOf(conditions);
  }

  /** Whether it applies to the request. */
  Match matches(Request request) {
    if (!actions.matches(request.foldedAction())) {
      return Match.NO;
    }
    Match result = principals.matches(request.caller());
    if (!result.isNo()) {
      result = result.and(resources.matches(request.resource(), request.context()));
    }
    for (int i = 0; i < conditions.size() && !result.isNo(); i++) {
      result = result.and(conditions.get(i).holds(request.context()));
    }
    return result;
  }
}
