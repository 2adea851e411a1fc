package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.iam.Template.Resolved;
import java.io.Serializable;
import java.util.Map;

/** One value of a condition, prepared once unless it depends on the request through a policy variable. */
final class ConditionValue implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ConditionOperator operator;
  private final Template template;
  private final ValueTest prepared;

  ConditionValue(ConditionOperator operator, Template template) {
    this.operator = requireNonNull(operator, "operator is null");
    this.template = requireNonNull(template, "template is null");
    this.prepared = template.hasVariables()
        ? null
        : operator.prepare(template.resolve(Context.complete(Map.of())).glob());
  }

  /**
   * Whether a value of the request compares to this one. A variable without a value equals nothing, so that a negated
   * operator holds for it (IAM User Guide, "Policy variables with no value").
   */
  Match matches(String requested, Context context) {
    if (prepared != null) {
      return Match.of(prepared.holds(requested));
    }
    Resolved resolved = template.resolve(context);
    return resolved.state().isYes()
        ? Match.of(operator.prepare(resolved.glob()).holds(requested))
        : resolved.state();
  }

  /** The value as the policy writes it. */
  @Override
  public String toString() {
    return template.toString();
  }
}
