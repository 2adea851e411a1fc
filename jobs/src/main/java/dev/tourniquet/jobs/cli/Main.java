package dev.tourniquet.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: what scripts, schedules and people call. */
@Command(
    name = "tourniquet",
    description = "Reads AWS CloudTrail, decides sick or not sick, and says how to stop the bleed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      IngestCommand.class,
      BuildCommand.class,
      TriageCommand.class,
      ReportCommand.class,
      PivotCommand.class,
      HuntCommand.class,
      RulesCommand.class,
      CanCommand.class,
      VerifyCommand.class,
      ContainCommand.class,
      ReleaseCommand.class
    })
public final class Main {
  /** Runs one command and ends the process with its status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, ready to execute; its writers can be replaced. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // Else --logs, which takes several values, takes an option that is misspelled for one.
        .setUnknownOptionsAllowedAsOptionParameters(false)
        .setExecutionStrategy(Failures::run)
        .setExecutionExceptionHandler(new Failures());
  }
}
