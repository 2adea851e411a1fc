package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.iam.OperatorUse.Qualifier;
import java.io.Serializable;
import java.util.List;
import java.util.function.Predicate;

/**
 * One key of one operator of a condition block, with its values.
 *
 * @param use the operator with its qualifier
 * @param key the condition key as the policy spells it
 * @param values the values, of which one suffices
 */
record Condition(OperatorUse use, String key, List<ConditionValue> values) implements Serializable {

  Condition {
    requireNonNull(use, "use is null");
    requireNonNull(key, "key is null");
    values = List.copyOf(values);
  }

  /** Whether a request satisfies it. */
  Match holds(Context context) {
    Context.Values found = context.values(Context.fold(key));
    if (found.presence() == Context.Presence.UNKNOWN || use.operator() == ConditionOperator.OTHER) {
      return Match.maybe(key);
    }
    boolean absent = found.presence() == Context.Presence.ABSENT;
    if (use.operator() == ConditionOperator.NULL) {
      return anyOf(Boolean.toString(absent), context);
    }
    return absent ? Match.of(use.holdsForMissingKey()) : holds(found.values(), context);
  }

  private Match holds(List<String> requested, Context context) {
    Match result = Match.of(use.qualifier() == Qualifier.ALL);
    for (String value : requested) {
      Match one = anyOf(value, context);
      switch (use.qualifier()) {
        case ALL -> result = result.and(use.isNegated() ? one.negated() : one);
        case ANY -> result = result.or(use.isNegated() ? one.negated() : one);
        case NONE -> result = result.or(one);
      }
    }
    return use.qualifier() == Qualifier.NONE && use.isNegated() ? result.negated() : result;
  }

  private Match anyOf(String requested, Context context) {
    Match result = Match.NO;
    for (ConditionValue value : values) {
      result = result.or(value.matches(requested, context));
      if (result.isYes()) {
        return result;
      }
    }
    return result;
  }

  /** Whether every value satisfies a predicate on its text. */
  boolean everyValue(Predicate<String> predicate) {
    return !values.isEmpty() && values.stream().map(ConditionValue::toString).allMatch(predicate);
  }
}
