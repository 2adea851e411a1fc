package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.lake.SparkSessions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkUserAppException;
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
  public static void main(String[] arguments) throws SparkUserAppException {
    int status = commandLine().execute(arguments);
    if (!isMasterOfYarn()) {
      System.exit(status);
    }
    end(status);
  }

  /** Whether this process is YARN's application master, as with {@code --deploy-mode cluster}. */
  private static boolean isMasterOfYarn() {
    return System.getProperty("spark.submit.deployMode", "").equals("cluster")
        && System.getProperty("spark.master", "").startsWith("yarn");
  }

  /**
   * Tells YARN how it went. An application master that ends its own process is taken for one that failed, whatever its
   * status, and is started again (Spark's {@code ApplicationMaster}: "For a good shutdown, user shouldn't call
   * System.exit(0)").
   */
  private static void end(int status) throws SparkUserAppException {
    if (status != ExitStatus.DONE) {
      throw new SparkUserAppException(status, null);
    }
    SparkSessions.close();
  }

  /** The command line, ready to execute; its writers can be replaced. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // Else --logs, which takes several values, takes an option that is misspelled for one.
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setExecutionStrategy(Failures::run)
        .setExecutionExceptionHandler(new Failures());
  }
}
