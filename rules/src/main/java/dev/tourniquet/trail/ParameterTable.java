package dev.tourniquet.trail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dictionary of parameters by service and leaf: what a value means that does not tell by itself. */
final class ParameterTable {

  private static final String ANY_SERVICE = "*";

  private final Map<String, Map<String, List<Row>>> rows = new HashMap<>();

  /**
   * One line.
   *
   * @param path the expected names, last first
   * @param meaning the third column
   */
  record Row(List<String> path, String meaning, Condition when) {}

  static ParameterTable read(String file) {
    ParameterTable table = new ParameterTable();
    for (String[] cells : Dictionary.rows(file, 4)) {
      List<String> path = new ArrayList<>(List.of(cells[1].split("\\.", -1)));
      Collections.reverse(path);
      table
          .rows
          .computeIfAbsent(cells[0], service -> new HashMap<>())
          .computeIfAbsent(path.get(0), leaf -> new ArrayList<>())
          .add(new Row(List.copyOf(path), cells[2], Condition.parse(cells[3])));
    }
    return table;
  }

  /** What the first line that fits says about a leaf: the service's own lines before those of any service. */
  Optional<String> meaning(Leaf leaf, Scope scope) {
    String name = leaf.trace().leaf();
    Optional<String> own = first(scope.service(), name, leaf, scope);
    return own.isPresent() ? own : first(ANY_SERVICE, name, leaf, scope);
  }

  private Optional<String> first(String service, String name, Leaf leaf, Scope scope) {
    for (Row row : rows.getOrDefault(service, Map.of()).getOrDefault(name, List.of())) {
      if (row.when().holds(leaf, scope) && leaf.trace().endsWith(row.path())) {
        return Optional.of(row.meaning());
      }
    }
    return Optional.empty();
  }
}
