package dev.tourniquet.sigma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong in one file. */
final class Problems {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** In the order of lines; those of the whole file first. */
  List<Problem> found() {
    return found.stream().sorted(BY_PLACE).toList();
  }

  String file() {
    return file;
  }

  /** The same with more of the same file. */
  List<Problem> with(List<Problem> more) {
    return Stream.concat(found.stream(), more.stream()).sorted(BY_PLACE).toList();
  }

  int count() {
    return found.size();
  }

  void error(Node at, String message) {
    error(at.getStartMark(), message);
  }

  void error(String message) {
    error(Optional.empty(), message);
  }

  void error(Optional<Mark> mark, String message) {
    int line = mark.map(m -> m.getLine() + 1).orElse(0);
    int column = mark.map(m -> m.getColumn() + 1).orElse(0);
    found.add(new Problem(file, line, column, message));
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
