package dev.tourniquet.config;

import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole table, by service and operation. */
final class AttributeRules {

  private static final Map<String, List<AttributeRule>> BY_CALL = byCall(Stream.of(
          SharingRules.ALL,
          DatabaseRules.ALL,
          BucketRules.ALL,
          IdentityRules.ALL,
          CredentialRules.ALL,
          WorkloadRules.ALL,
          HostRules.ALL,
          PolicyRules.ALL)
      .flatMap(Collection::stream));

  private AttributeRules() {}

  static Set<String> operations() {
    return BY_CALL.keySet().stream()
        .map(call -> call.substring(call.indexOf(':') + 1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the call, as {@code <service>:<operation>}, can change the attribute. */
  static boolean sets(String call, String attribute) {
    return BY_CALL.getOrDefault(call, List.of()).stream()
        .anyMatch(rule -> rule.attribute().equals(attribute));
  }

  static List<AttributeChange> changes(Event event) {
    List<AttributeRule> rules =
        BY_CALL.getOrDefault(event.service() + ":" + event.operation(), List.of());
    return rules.isEmpty() || !event.succeeded()
        ? List.of()
        : rules.stream().flatMap(rule -> rule.changes(event)).toList();
  }

  private static Map<String, List<AttributeRule>> byCall(Stream<AttributeRule> rules) {
    Map<String, List<AttributeRule>> byCall = new HashMap<>();
    rules.forEach(rule -> rule.calls()
        .forEach(call -> byCall.computeIfAbsent(call, c -> new ArrayList<>()).add(rule)));
    return byCall;
  }
}
