package dev.tourniquet.sigma;

import java.time.Instant;
import java.util.List;

/** What is kept of the members within one timespan. */
interface Tally {

  /** Whether the member has what is looked at. */
  boolean takes(Member member);

  void add(Member member);

  /** Drops what happened before. */
  void forget(Instant before);

  /** The newest members that fulfil the condition, in order of time; none when it does not hold. */
  List<Member> fulfilled();

  /** The tally of a correlation; an order has none, see {@link OrderedGroup}. */
  static Tally of(Correlation correlation) {
    CorrelationCondition condition = correlation.condition();
    return switch (correlation.type()) {
      case EVENT_COUNT -> new EventTally(condition);
      case VALUE_COUNT -> new DistinctTally(condition);
      case TEMPORAL, TEMPORAL_ORDERED -> new RulesTally(condition);
      case VALUE_SUM -> new SumTally(sums -> sums.holds(condition));
      case VALUE_AVG -> new SumTally(sums -> sums.averageHolds(condition));
      case VALUE_PERCENTILE ->
        condition.percentile() == null ? new ShareTally(condition) : new PercentileTally(condition);
    };
  }
}
