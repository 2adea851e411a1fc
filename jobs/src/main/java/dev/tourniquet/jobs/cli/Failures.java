package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.LockedException;
import org.apache.spark.sql.AnalysisException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception into one message a stranger can act on, and the status a script can. */
final class Failures implements IExecutionExceptionHandler {
  private static final int LONGEST = 4_000;

  /** Every table changes in one commit or not at all, and the next run finishes a batch that is not in all of them. */
  private static final String WHOLE =
      ". The lake is as the last commit left it: run again to go on from there.";

  /** Runs a command. An error of the JVM, such as no memory, ends as any failure does: left alone, it would end with 1. */
  static int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), "Cannot go on", e);
    }
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    boolean usage = isUsage(thrown);
    boolean told = usage || thrown instanceof LockedException;
    String message = told ? message(thrown) : "Failed: " + message(rootOf(thrown)) + WHOLE;
    command.getErr().println(command.getColorScheme().errorText(Terminal.safe(message, LONGEST)));
    if (!usage && System.getenv("TOURNIQUET_DEBUG") != null) {
      thrown.printStackTrace(command.getErr());
    }
    return usage ? ExitStatus.WRONG_USAGE : ExitStatus.FAILED;
  }

  private static boolean isUsage(Throwable thrown) {
    return isWorded(thrown)
        || thrown instanceof IllegalArgumentException
        || thrown instanceof AnalysisException;
  }

  private static boolean isWorded(Throwable thrown) {
    return thrown instanceof LakeException || thrown instanceof UsageException;
  }

  /** The exception that says most: the innermost, or one that was worded for the user. */
  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (!isWorded(root) && root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static String message(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return "no memory is left (" + thrown.getMessage()
          + "). Give it more, such as TOURNIQUET_MEMORY=8g, or --driver-memory of spark-submit";
    }
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }
}
