package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong in one file. */
final class Problems {

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** In the order of lines; those of the whole file first. */
  List<Problem> found() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  int count() {
    return found.size();
  }

  void error(Node at, String message) {
    add(Problem.Kind.ERROR, at.getStartMark(), message);
  }

  void notSupported(Node at, String message) {
    add(Problem.Kind.NOT_SUPPORTED, at.getStartMark(), message);
  }

  void error(String message) {
    add(Problem.Kind.ERROR, Optional.empty(), message);
  }

  void error(Optional<Mark> mark, String message) {
    add(Problem.Kind.ERROR, mark, message);
  }

  private void add(Problem.Kind kind, Optional<Mark> mark, String message) {
    int line = mark.map(m -> m.getLine() + 1).orElse(0);
    int column = mark.map(m -> m.getColumn() + 1).orElse(0);
    found.add(new Problem(kind, file, line, column, message));
  }

  /** What the work gives; empty, and the error kept, when the rule is wrong there. */
  <T> Optional<T> attempt(Node at, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (Invalid e) {
      error(e.node(), e.getMessage());
    } catch (IllegalArgumentException e) {
      error(at, e.getMessage());
    }
    return Optional.empty();
  }
}
