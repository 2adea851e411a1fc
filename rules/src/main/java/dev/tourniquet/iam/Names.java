package dev.tourniquet.iam;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the values of a condition key name: accounts or organizations.
 *
 * @param reading takes the name out of a value; empty where the value fixes none
 * @param ours whether a name is ours
 * @param own who is left where all names are ours
 */
record Names(Function<String, String> reading, Predicate<String> ours, Audience own) {

  /** Who is left of everyone; empty where a value fixes no name. */
  Optional<Exposure> left(Condition condition) {
    if (!condition.everyValue(value -> !reading.apply(value).isEmpty())) {
      return Optional.empty();
    }
    Set<String> strangers = strangers(condition);
    Audience audience = strangers.isEmpty() ? own : Audience.FOREIGN;
    return Optional.of(new Exposure(audience, strangers, Set.of(), List.of(), List.of()));
  }

  /** The names that are not ours, also beside values that fix none. */
  Set<String> strangers(Condition condition) {
    return condition.values().stream()
        .map(value -> reading.apply(value.toString()))
        .filter(name -> !name.isEmpty() && !ours.test(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
