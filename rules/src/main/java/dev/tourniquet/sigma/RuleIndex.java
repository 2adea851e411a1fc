package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules filed by the event names and sources they need, so that an event meets only rules that can match it.
 *
 * <p>For pushing the choice down to storage: an event can match only when {@code unindexable()} is not empty, or its
 * lower-cased {@code eventName} is in {@link #names()}, or its lower-cased {@code eventSource} is in {@link #sources()}.
 */
public final class RuleIndex implements Serializable {

  private static final FieldPath SOURCE = FieldPath.of(IndexKey.SOURCE);
  private static final FieldPath NAME = FieldPath.of(IndexKey.NAME);

  private final List<SigmaRule> rules;
  private final List<IndexKey> keys;
  private final Map<String, BitSet> byName = new HashMap<>();
  private final Map<String, BitSet> bySource = new HashMap<>();
  private final BitSet always = new BitSet();

  public RuleIndex(List<SigmaRule> rules) {
    this.rules = new ArrayList<>(rules);
    this.keys = new ArrayList<>(rules.stream().map(IndexKey::of).toList());
    for (int i = 0; i < keys.size(); i++) {
      file(i, keys.get(i));
    }
  }

  /** Under names when the rule needs one, for they tell more apart than sources do. */
  private void file(int rule, IndexKey key) {
    if (key.asksNothing()) {
      always.set(rule);
    } else if (key.names().isEmpty()) {
      key.sources()
          .forEach(source -> bySource.computeIfAbsent(source, s -> new BitSet()).set(rule));
    } else {
      key.names()
          .forEach(name -> byName.computeIfAbsent(name, n -> new BitSet()).set(rule));
    }
  }

  /** The rules the event matches, in the order given. What is no object matches nothing. */
  public List<SigmaRule> match(JsonNode event) {
    if (!event.isObject()) {
      return List.of();
    }
    EventView view = new EventView(event);
    BitSet candidates = candidates(view);
    List<SigmaRule> matched = new ArrayList<>();
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if (rules.get(i).detection().matches(view)) {
        matched.add(rules.get(i));
      }
    }
    return matched;
  }

  /** How many rules would be tried on the event; for measuring. */
  int candidateCount(JsonNode event) {
    return candidates(new EventView(event)).cardinality();
  }

  private BitSet candidates(EventView event) {
    BitSet candidates = (BitSet) always.clone();
    add(event.values(NAME), byName, candidates);
    add(event.values(SOURCE), bySource, candidates);
    return candidates;
  }

  private static void add(List<Value> values, Map<String, BitSet> filed, BitSet into) {
    for (Value value : values) {
      BitSet rules = filed.get(value.folded());
      if (rules != null) {
        into.or(rules);
      }
    }
  }

  /** All rules, in the order given. */
  public List<SigmaRule> rules() {
    return List.copyOf(rules);
  }

  /** Lower-cased event names of the rules that need one. */
  public Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  /** Lower-cased event sources of the rules that need one but no event name. */
  public Set<String> sources() {
    return Set.copyOf(bySource.keySet());
  }

  /** The rules that may match an event of any source and name. */
  public List<SigmaRule> unindexable() {
    return always.stream().mapToObj(rules::get).toList();
  }
}
