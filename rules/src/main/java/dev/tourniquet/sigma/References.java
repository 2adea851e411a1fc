package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the rule that an id or a name means: first among the rules loaded together, then in the library. */
final class References {

  private final Map<String, List<Rule>> loaded;
  private final Map<String, List<Rule>> library;

  References(List<? extends Rule> loaded, List<? extends Rule> library) {
    this.loaded = named(loaded);
    this.library = named(library);
  }

  /** Ids without regard to case, as UUIDs are; names as written. */
  private static Map<String, List<Rule>> named(List<? extends Rule> rules) {
    Map<String, List<Rule>> named = new HashMap<>();
    for (Rule rule : rules) {
      put(named, "id " + rule.id().toLowerCase(Locale.ROOT), rule);
      if (!rule.head().name().isEmpty()) {
        put(named, "name " + rule.head().name(), rule);
      }
    }
    return named;
  }

  private static void put(Map<String, List<Rule>> named, String key, Rule rule) {
    named.computeIfAbsent(key, none -> new ArrayList<>()).add(rule);
  }

  /**
   * The rule that is meant.
   *
   * @throws IllegalArgumentException when there is none, or more than one
   */
  Rule find(String reference) {
    List<Rule> found = find(loaded, reference);
    if (found.isEmpty()) {
      found = find(library, reference);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "Unknown rule: %s; no sound rule that was loaded has it as its id or name"
              .formatted(Problem.excerpt(reference)));
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "Ambiguous rule: %s is the name of %s and of %s; refer to it by its id"
              .formatted(
                  Problem.excerpt(reference),
                  found.get(0).origin(),
                  found.get(1).origin()));
    }
    return found.get(0);
  }

  private static List<Rule> find(Map<String, List<Rule>> rules, String reference) {
    List<Rule> byId = rules.get("id " + reference.toLowerCase(Locale.ROOT));
    return byId != null ? byId : rules.getOrDefault("name " + reference, List.of());
  }
}
