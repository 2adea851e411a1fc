package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.triage.RuleSet;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Placeholders;
import dev.tourniquet.sigma.Problem;
import dev.tourniquet.sigma.SigmaRules;
import dev.tourniquet.triage.Packs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The rules of a run: our packs, and what the user brings. */
final class RuleFiles {
  private RuleFiles() {}

  /** Reads all of them; with any error in one, none is used and all errors are told. */
  static RuleSet read(List<Path> paths) {
    LoadedRules loaded = load(paths);
    if (!loaded.problems().isEmpty()) {
      throw new UsageException(
          loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return RuleSet.of(loaded);
  }

  /** Reads what the user brings, which may refer to our packs. */
  static LoadedRules load(List<Path> paths) {
    return new SigmaRules(Placeholders.NONE, Packs.loaded().all()).add(paths).loaded();
  }
}
