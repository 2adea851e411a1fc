package dev.tourniquet.sigma;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A percentile of a number, by nearest rank: the least value that so many percent of the values do not exceed. */
final class PercentileTally implements Tally {

  private final CorrelationCondition condition;
  private final Window<BigDecimal> window = new Window<>();
  private final Map<BigDecimal, Integer> counts = new TreeMap<>();
  private final Recent recent = new Recent();

  PercentileTally(CorrelationCondition condition) {
    this.condition = condition;
  }

  @Override
  public boolean takes(Member member) {
    return Numbers.in(member.values()).findAny().isPresent();
  }

  @Override
  public void add(Member member) {
    Numbers.in(member.values()).forEach(number -> {
      counts.merge(number, 1, Integer::sum);
      window.add(member, number, this::remove);
    });
    recent.add(member);
  }

  @Override
  public void forget(Instant before) {
    window.forget(before, this::remove);
    recent.forget(before);
  }

  private void remove(Member member, BigDecimal number) {
    counts.computeIfPresent(number, (same, count) -> count == 1 ? null : count - 1);
  }

  @Override
  public List<Member> fulfilled() {
    return condition.holds(percentile()) ? recent.all() : List.of();
  }

  private BigDecimal percentile() {
    long rank = condition
        .percentile()
        .multiply(BigDecimal.valueOf(window.size()))
        .movePointLeft(2)
        .setScale(0, RoundingMode.CEILING)
        .longValue();
    long seen = 0;
    BigDecimal last = BigDecimal.ZERO;
    for (Map.Entry<BigDecimal, Integer> entry : counts.entrySet()) {
      seen += entry.getValue();
      last = entry.getKey();
      if (seen >= rank) {
        break;
      }
    }
    return last;
  }
}
