package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * A condition operator as a policy writes it, such as {@code ForAllValues:StringNotLikeIfExists}.
 *
 * @param operator the operator itself
 * @param qualifier the part before the colon
 * @param ifExists whether a missing key satisfies it
 */
record OperatorUse(ConditionOperator operator, Qualifier qualifier, boolean ifExists)
    implements Serializable {

  private static final String IF_EXISTS = "ifexists";

  OperatorUse {
    requireNonNull(operator, "operator is null");
    requireNonNull(qualifier, "qualifier is null");
  }

  static OperatorUse parse(String spelling) {
    String text = spelling.toLowerCase(Locale.ROOT);
    String name = text.substring(text.indexOf(':') + 1);
    boolean ifExists = name.endsWith(IF_EXISTS);
    String bare = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
    return new OperatorUse(ConditionOperator.named(bare), Qualifier.of(text), ifExists);
  }

  boolean isNegated() {
    return operator.isNegated();
  }

  /** Source: IAM User Guide, "Single-valued vs. multivalued context keys": an empty set satisfies ForAllValues only. */
  boolean holdsForMissingKey() {
    return ifExists || qualifier == Qualifier.ALL || (qualifier == Qualifier.NONE && isNegated());
  }

  /** How many of the values of a key must satisfy the operator. */
  enum Qualifier {
    NONE,
    ANY,
    ALL;

    private static Qualifier of(String foldedSpelling) {
      if (foldedSpelling.startsWith("forallvalues:")) {
        return ALL;
      }
      return foldedSpelling.startsWith("foranyvalue:") ? ANY : NONE;
    }
  }
}
