package dev.tourniquet.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.sigma.AllMatches;
import dev.tourniquet.sigma.LoadedRules;
import dev.tourniquet.sigma.Problem;
import dev.tourniquet.sigma.UnreadEvents;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules}: Sigma rules, checked and tried. */
@Command(
    name = "rules",
    description =
        "Checks Sigma rules, matches them against files of events, and counts their hits on a lake.",
    mixinStandardHelpOptions = true,
    subcommands = {RulesCommand.Check.class, RulesCommand.Match.class, RulesNoiseCommand.class})
final class RulesCommand {
  /** {@code rules check}: every error with file and line. */
  @Command(
      name = "check",
      description = "Loads rules and prints each error with file and line.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Rule files and folders.")
    List<Path> paths;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
      LoadedRules loaded = RuleFiles.load(paths);
      list(loaded.problems(), spec.commandLine().getOut());
      spec.commandLine()
          .getErr()
          .printf(
              "%,d rules are sound, %,d of them correlations; %,d errors%n",
              loaded.all().size(),
              loaded.correlations().size(),
              loaded.problems().size());
      return loaded.problems().isEmpty() ? ExitStatus.DONE : ExitStatus.WRONG_USAGE;
    }
  }

  /** {@code rules match}: a line of JSON for each match. */
  @Command(
      name = "match",
      description =
          "Matches rules against files of events and prints a line of JSON for each match.",
      mixinStandardHelpOptions = true)
  static final class Match implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
        names = "--rules",
        arity = "1..*",
        required = true,
        paramLabel = "PATH",
        description = "Rule files and folders.")
    List<Path> rules;

    @Option(
        names = "--events",
        arity = "1..*",
        required = true,
        paramLabel = "PATH",
        description = "Event files and folders.")
    List<Path> events;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
      LoadedRules loaded = RuleFiles.load(rules);
      list(loaded.problems(), spec.commandLine().getErr());
      if (!loaded.problems().isEmpty()) {
        return ExitStatus.WRONG_USAGE;
      }
      AtomicLong unread = new AtomicLong();
      AllMatches matches = new AllMatches(loaded, this::print);
      matches.in(events, problem -> {
        unread.incrementAndGet();
        print(problem);
      });
      matches.correlations().forEach(this::print);
      if (matches.untimed() > 0) {
        spec.commandLine()
            .getErr()
            .printf(
                "Cannot correlate %,d matches: their events have no eventTime; add it%n",
                matches.untimed());
      }
      return unread.get() + matches.untimed() == 0 ? ExitStatus.DONE : ExitStatus.DONE_WITH_GAPS;
    }

    private void print(Object match) {
      try {
        spec.commandLine().getOut().println(Terminal.json(JSON.writeValueAsString(match)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Cannot print a match", e);
      }
    }

    private void print(UnreadEvents problem) {
      spec.commandLine().getErr().println(Terminal.safe(problem.toString(), 1_000));
    }
  }

  private static void list(List<Problem> problems, PrintWriter out) {
    problems.forEach(problem -> out.println(Terminal.safe(problem.toString(), 1_000)));
  }
}
