package dev.tourniquet.sigma;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * When a correlation fires.
 *
 * @param bounds all must hold
 * @param fields the fields whose values are looked at; empty when events or rules are counted
 * @param percentile which percentile is compared; null when the share of each value is, or another type is meant
 */
public record CorrelationCondition(List<Bound> bounds, List<String> fields, BigDecimal percentile)
    implements Serializable {

  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  public CorrelationCondition {
    bounds = List.copyOf(bounds);
    fields = List.copyOf(fields);
  }

  /** At least so many. */
  static CorrelationCondition atLeast(int count) {
    return new CorrelationCondition(
        List.of(new Bound(Bound.Operator.GTE, BigDecimal.valueOf(count))), List.of(), null);
  }

  boolean holds(long number) {
    return holds(BigDecimal.valueOf(number));
  }

  boolean holds(BigDecimal number) {
    return holds(number, BigDecimal.ONE);
  }

  /** Whether {@code number / divisor} fulfils it. */
  boolean holds(BigDecimal number, BigDecimal divisor) {
    for (Bound bound : bounds) {
      if (!bound.holds(number, divisor)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a growing number, once it fulfils it, always will. */
  boolean onlyFromBelow() {
    return bounds.stream().allMatch(Bound::isLower);
  }

  /** Above this, one count is as good as another: no bound tells them apart. */
  long ceiling() {
    return bounds.stream()
        .map(bound -> bound.limit().min(MOST).longValue() + 1)
        .max(Long::compare)
        .orElse(1L);
  }

  /** As the rule writes it, such as {@code gt: 100, lte: 200}. */
  public String text() {
    return String.join(", ", bounds.stream().map(Bound::toString).toList());
  }
}
