package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;

/** One side of a condition: {@code gte: 100}. */
record Bound(Operator operator, BigDecimal limit) implements Serializable {

  /** How a number is compared with the limit. */
  public enum Operator implements Word {
    GT,
    GTE,
    LT,
    LTE,
    EQ,
    NEQ;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Bound {
    requireNonNull(operator, "operator is null");
    requireNonNull(limit, "limit is null");
  }

  /** Whether {@code number / divisor} is within the bound; exact, since it never divides. */
  boolean holds(BigDecimal number, BigDecimal divisor) {
    int order = number.compareTo(limit.multiply(divisor));
    return switch (operator) {
      case GT -> order > 0;
      case GTE -> order >= 0;
      case LT -> order < 0;
      case LTE -> order <= 0;
      case EQ -> order == 0;
      case NEQ -> order != 0;
    };
  }

  /** Whether more can fulfil it and never break it. */
  boolean isLower() {
    return operator == Operator.GT || operator == Operator.GTE;
  }

  @Override
  public String toString() {
    return operator.word() + ": " + limit.toPlainString();
  }
}
