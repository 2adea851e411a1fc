package dev.tourniquet.sigma;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many percent of all values each value makes up; the members of those that fulfil the condition are told. */
final class ShareTally implements Tally {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final CorrelationCondition condition;
  private final Window<String> window = new Window<>();
  private final Map<String, Integer> counts = new HashMap<>();

  ShareTally(CorrelationCondition condition) {
    this.condition = condition;
  }

  @Override
  public boolean takes(Member member) {
    return !member.values().isEmpty();
  }

  @Override
  public void add(Member member) {
    for (String value : member.values()) {
      counts.merge(value, 1, Integer::sum);
      window.add(member, value, this::remove);
    }
  }

  @Override
  public void forget(Instant before) {
    window.forget(before, this::remove);
  }

  private void remove(Member member, String value) {
    counts.computeIfPresent(value, (same, count) -> count == 1 ? null : count - 1);
  }

  @Override
  public List<Member> fulfilled() {
    BigDecimal all = BigDecimal.valueOf(window.size());
    Set<String> told = counts.entrySet().stream()
        .filter(e -> condition.holds(HUNDRED.multiply(BigDecimal.valueOf(e.getValue())), all))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
    Recent recent = new Recent();
    if (!told.isEmpty()) {
      window.each((member, value) -> {
        if (told.contains(value)) {
          recent.add(member);
        }
      });
    }
    return recent.all();
  }
}
