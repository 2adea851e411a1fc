package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.triage.RuleSet;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Placeholders;
import dev.tourniquet.sigma.Problem;
import dev.tourniquet.sigma.Rule;
import dev.tourniquet.sigma.SigmaRules;
import dev.tourniquet.triage.Packs;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of a run: our packs, and what the user brings. */
final class RuleFiles {
  private RuleFiles() {}

  /** Reads all of them; with any error in one, none is used and all errors are told. */
  static RuleSet read(List<Path> paths) {
    return RuleSet.of(sound(paths));
  }

  /**
   * Rules without all of our packs.
   *
   * @param rules what to match: the rules chosen, and those they rest on
   * @param ids of the rules chosen
   */
  record Chosen(RuleSet rules, Set<String> ids) {}

  /** What the user brings, by itself; our packs when it is nothing. */
  static Chosen only(List<Path> paths) {
    LoadedRules loaded = paths.isEmpty() ? Packs.loaded() : sound(paths);
    Set<String> ids = loaded.all().stream().map(Rule::id).collect(Collectors.toSet());
    List<Rule> below =
        loaded.needed().stream().filter(rule -> !ids.contains(rule.id())).toList();
    return new Chosen(
        RuleSet.of(
            new LoadedRules(loaded.rules(), loaded.correlations(), below, loaded.problems())),
        ids);
  }

  private static LoadedRules sound(List<Path> paths) {
    LoadedRules loaded = load(paths);
    if (!loaded.problems().isEmpty()) {
      throw new UsageException(
          loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return loaded;
  }

  /** Reads what the user brings, which may refer to our packs. */
  static LoadedRules load(List<Path> paths) {
    return new SigmaRules(Placeholders.NONE, Packs.loaded().all(), Packs.names())
        .add(paths)
        .loaded();
  }
}
