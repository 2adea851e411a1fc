package dev.tourniquet.sigma;

import java.io.Serializable;
import java.util.Set;

/**
 * What an event must have for a rule to match it, lower-cased; an empty set asks nothing.
 *
 * @param sources values of {@code eventSource}
 * @param names values of {@code eventName}
 */
record IndexKey(Set<String> sources, Set<String> names) implements Serializable {

  static final String SOURCE = "eventSource";
  static final String NAME = "eventName";

  public IndexKey {
    sources = Set.copyOf(sources);
    names = Set.copyOf(names);
  }

  /** Derived from the rule's condition; never narrower than the rule. */
  public static IndexKey of(SigmaRule rule) {
    return new IndexKey(
        rule.detection().required(SOURCE).orElse(Set.of()),
        rule.detection().required(NAME).orElse(Set.of()));
  }

  /** Whether the rule may match whatever the event's source and name are. */
  public boolean asksNothing() {
    return sources.isEmpty() && names.isEmpty();
  }
}
