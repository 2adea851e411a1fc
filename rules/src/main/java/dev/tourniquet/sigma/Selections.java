package dev.tourniquet.sigma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The search identifiers of one rule, compiled, by name; puts conditions over them together. */
final class Selections {

  private final Map<String, Expression> byName;

  Selections(Map<String, Expression> byName) {
    this.byName = new LinkedHashMap<>(byName);
  }

  /**
   * The expression a condition stands for.
   *
   * @throws IllegalArgumentException when it names what is not there
   */
  Expression resolve(Condition condition) {
    if (condition instanceof Condition.Name name) {
      return named(name.name());
    }
    if (condition instanceof Condition.Negation negation) {
      return new Not(resolve(negation.part()));
    }
    if (condition instanceof Condition.And and) {
      return new AllOf(and.parts().stream().map(this::resolve).toList());
    }
    if (condition instanceof Condition.Or or) {
      return new AnyOf(or.parts().stream().map(this::resolve).toList());
    }
    return of((Condition.Of) condition);
  }

  private Expression named(String name) {
    Expression selection = byName.get(name);
    if (selection == null) {
      throw new IllegalArgumentException("Unknown selection: %s; detection defines %s"
          .formatted(Problem.excerpt(name), byName.keySet()));
    }
    return selection;
  }

  private Expression of(Condition.Of of) {
    List<Expression> chosen = chosen(of.pattern());
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "Unknown selections: %s; nothing matches the pattern, detection defines %s"
              .formatted(of, byName.keySet()));
    }
    if (of.count() > chosen.size()) {
      throw new IllegalArgumentException(
          "Invalid condition: %s: only %d match the pattern; lower the number"
              .formatted(of, chosen.size()));
    }
    if (of.count() == Condition.Of.ALL || of.count() == chosen.size()) {
      return new AllOf(chosen);
    }
    return of.count() == 1 ? new AnyOf(chosen) : new AtLeast(of.count(), chosen);
  }

  /** {@code them} leaves out what begins with an underscore; a pattern takes whatever it matches. */
  private List<Expression> chosen(String pattern) {
    if (pattern.equals(Condition.Of.THEM)) {
      return chosen(name -> !name.startsWith("_"));
    }
    Glob glob = SigmaString.parse(pattern).glob();
    return chosen(glob::matches);
  }

  private List<Expression> chosen(Predicate<String> wanted) {
    return byName.entrySet().stream()
        .filter(e -> wanted.test(e.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
