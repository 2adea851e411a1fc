package dev.tourniquet.sigma;

import java.util.List;

/**
 * What loading gave: the sound rules, in the order of their files, and everything that was wrong beside them.
 *
 * @param rules each with an id of its own
 * @param problems in the order of files and lines
 */
public record LoadedRules(List<SigmaRule> rules, List<Problem> problems) {

  public LoadedRules {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /** What must be mended. */
  public List<Problem> errors() {
    return of(Problem.Kind.ERROR);
  }

  /** Correlations and filters, which were left out. */
  public List<Problem> notSupported() {
    return of(Problem.Kind.NOT_SUPPORTED);
  }

  private List<Problem> of(Problem.Kind kind) {
    return problems.stream().filter(problem -> problem.kind() == kind).toList();
  }
}
