package dev.tourniquet.sigma;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The sum of a number and how many there are, exact, kept by their times. What is no number does not count. */
final class SumTally implements Tally {

  private static final class Moment {
    private final Instant time;
    private BigDecimal sum = BigDecimal.ZERO;
    private long numbers;

    Moment(Instant time) {
      this.time = time;
    }
  }

  private final Predicate<SumTally> holds;
  private final Deque<Moment> moments = new ArrayDeque<>();
  private final Recent recent = new Recent();
  private BigDecimal sum = BigDecimal.ZERO;
  private long numbers;

  SumTally(Predicate<SumTally> holds) {
    this.holds = holds;
  }

  boolean holds(CorrelationCondition condition) {
    return condition.holds(sum);
  }

  boolean averageHolds(CorrelationCondition condition) {
    return condition.holds(sum, BigDecimal.valueOf(numbers));
  }

  @Override
  public boolean takes(Member member) {
    return Numbers.in(member.values()).findAny().isPresent();
  }

  @Override
  public void add(Member member) {
    if (moments.isEmpty() || !moments.getLast().time.equals(member.time())) {
      moments.add(new Moment(member.time()));
    }
    Moment moment = moments.getLast();
    Numbers.in(member.values()).forEach(number -> {
      moment.sum = moment.sum.add(number);
      moment.numbers++;
      sum = sum.add(number);
      numbers++;
    });
    recent.add(member);
  }

  @Override
  public void forget(Instant before) {
    while (!moments.isEmpty() && moments.getFirst().time.isBefore(before)) {
      Moment moment = moments.remove();
      sum = sum.subtract(moment.sum);
      numbers -= moment.numbers;
    }
    recent.forget(before);
  }

  @Override
  public List<Member> fulfilled() {
    return numbers > 0 && holds.test(this) ? recent.all() : List.of();
  }
}
