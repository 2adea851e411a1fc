package dev.tourniquet.iam;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * For whom a service comes: for whoever owns what it acts for. A condition on the source names that account (IAM User Guide,
 * "The confused deputy problem").
 *
 * @param strangers who is not ours of those that the conditions name; nobody where one of them holds the service to us
 * @param bound whether any condition speaks of the source
 */
record Deputy(Set<String> strangers, boolean bound) {

  private static final Set<String> KEYS = Set.of(
      "aws:sourceaccount",
      "aws:sourcearn",
      "aws:sourceorgid",
      "aws:sourceorgpaths",
      "aws:sourceowner");

  Deputy {
    strangers = Set.copyOf(strangers);
  }

  static Deputy of(Statement statement, Narrowing narrowing) {
    List<Condition> sources = statement.conditions().stream()
        .filter(condition -> KEYS.contains(Context.fold(condition.key())))
        .toList();
    Set<String> strangers = new TreeSet<>();
    if (sources.stream().noneMatch(source -> isOurs(source, narrowing))) {
      sources.forEach(source -> strangers.addAll(narrowing.strangers(source)));
    }
    return new Deputy(strangers, !sources.isEmpty());
  }

  private static boolean isOurs(Condition source, Narrowing narrowing) {
    return narrowing
        .of(source)
        .filter(left -> left.audience() != Audience.FOREIGN)
        .isPresent();
  }
}
