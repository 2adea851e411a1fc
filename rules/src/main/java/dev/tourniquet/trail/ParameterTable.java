package dev.tourniquet.trail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A dictionary of parameters by service and leaf: what a value means that does not tell by itself. */
final class ParameterTable {

  private static final String ANY_SERVICE = "*";

  /** AWS has about twenty thousand operations; names that attackers invent must not fill the memory. */
  private static final int MOST_CALLS = 30_000;

  private final List<Row> rows = new ArrayList<>();
  private final Map<Call, Meanings> known = new ConcurrentHashMap<>();

  /**
   * One line.
   *
   * @param path the expected names, last first
   * @param meaning the third column
   */
  record Row(String service, List<String> path, String meaning, Condition when) {}

  private record Call(String service, String operation) {}

  /** The lines that can fit the parameters of one operation, by leaf: the service's own before those of any service. */
  record Meanings(Map<String, List<Row>> byLeaf) {

    /** What the first line that fits says about a leaf. */
    Optional<String> of(Leaf leaf) {
      for (Row row : byLeaf.getOrDefault(leaf.trace().leaf(), List.of())) {
        if (row.when().besides(leaf) && leaf.trace().endsWith(row.path())) {
          return Optional.of(row.meaning());
        }
      }
      return Optional.empty();
    }
  }

  static ParameterTable read(String file) {
    ParameterTable table = new ParameterTable();
    for (String[] cells : Dictionary.rows(file, 4)) {
      List<String> path = new ArrayList<>(List.of(cells[1].split("\\.", -1)));
      Collections.reverse(path);
      table.rows.add(new Row(cells[0], List.copyOf(path), cells[2], Condition.parse(cells[3])));
    }
    return table;
  }

  /** What parameters of a call mean: worked out once for each operation and not for each event. */
  Meanings of(Scope scope) {
    Call call = new Call(scope.service(), scope.operation().name());
    Meanings found = known.get(call);
    if (found == null) {
      found = meanings(call);
      if (known.size() < MOST_CALLS) {
        known.put(call, found);
      }
    }
    return found;
  }

  private Meanings meanings(Call call) {
    Map<String, List<Row>> byLeaf = new HashMap<>();
    for (String service : List.of(call.service(), ANY_SERVICE)) {
      for (Row row : rows) {
        if (row.service().equals(service) && row.when().ofOperation(call.operation())) {
          byLeaf.computeIfAbsent(row.path().get(0), leaf -> new ArrayList<>()).add(row);
        }
      }
    }
    return new Meanings(Map.copyOf(byLeaf));
  }
}
