package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Correlations that refer to correlations: none may come back to itself, go too deep, or rest on a broken one. */
final class Chains {

  /** Each step more is one more pass over the matches. */
  static final int MOST_STEPS = 8;

  private final Map<String, CorrelationRule> byId = new HashMap<>();
  private final List<CorrelationRule> correlations;
  private final Set<String> singles = new HashSet<>();

  /**
   * Correlations whose references have been found.
   *
   * @param others the single-event rules, and the rules of the library
   */
  Chains(List<CorrelationRule> correlations, List<? extends Rule> others) {
    this.correlations = correlations;
    for (Rule other : others) {
      if (other instanceof CorrelationRule rule) {
        byId.put(rule.id(), rule);
      } else {
        singles.add(other.id());
      }
    }
    correlations.forEach(rule -> byId.put(rule.id(), rule));
  }

  /** Those that can be worked out; of the others it is told why not. */
  List<CorrelationRule> sound(BiConsumer<CorrelationRule, String> told) {
    List<CorrelationRule> sound = new ArrayList<>();
    for (CorrelationRule rule : correlations) {
      int steps = steps(rule.id(), new HashSet<>());
      if (steps <= MOST_STEPS) {
        sound.add(rule);
      } else {
        told.accept(
            rule,
            "Invalid chain: it comes back to itself, rests on a broken correlation, or needs more than %d one upon the other; mend what it refers to"
                .formatted(MOST_STEPS));
      }
    }
    return sound;
  }

  private int steps(String id, Set<String> above) {
    CorrelationRule rule = byId.get(id);
    if (rule == null) {
      return singles.contains(id) ? 0 : MOST_STEPS + 1;
    }
    if (above.size() >= MOST_STEPS || !above.add(id)) {
      return MOST_STEPS + 1;
    }
    int most = 0;
    for (String reference : rule.correlation().rules()) {
      most = Math.max(most, steps(reference, above));
    }
    above.remove(id);
    return most + 1;
  }
}
