package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.triage.RuleSet;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Problem;
import dev.tourniquet.sigma.SigmaRule;
import dev.tourniquet.sigma.SigmaRules;
import dev.tourniquet.triage.Packs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of a run: our packs, and what the user brings. */
final class RuleFiles {
  private RuleFiles() {}

  /** Reads all of them; with any error in one, none is used and all errors are told. */
  static RuleSet read(List<Path> paths) {
    LoadedRules loaded = SigmaRules.load(paths);
    if (!loaded.errors().isEmpty()) {
      throw new UsageException(
          loaded.errors().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    List<SigmaRule> packs = Packs.load();
    return RuleSet.of(Stream.concat(packs.stream(), loaded.rules().stream()).toList());
  }
}
