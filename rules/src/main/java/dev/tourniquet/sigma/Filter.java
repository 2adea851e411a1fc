package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A Sigma filter: a condition that events must fulfil beside those of the rules it names.
 *
 * @param logSource it applies only to rules for these logs, or for a part of them
 * @param rules ids and names of rules as written; empty for every rule of the log source
 * @param detection what events must fulfil; {@code not selection} leaves events out
 */
record Filter(LogSource logSource, List<String> rules, Detection detection) {

  Filter {
    requireNonNull(logSource, "logSource is null");
    rules = List.copyOf(rules);
    requireNonNull(detection, "detection is null");
  }

  boolean isForEveryRule() {
    return rules.isEmpty();
  }
}
