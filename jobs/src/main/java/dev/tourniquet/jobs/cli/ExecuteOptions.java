package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.contain.Accounts;
import dev.tourniquet.jobs.contain.AwsAccounts;
import dev.tourniquet.jobs.lake.Lake;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Option;

/** Whether to make calls, and by which way. */
final class ExecuteOptions {
  /** A command that is cut must not be run: a key policy alone may have 32 kB, more once it is quoted. */
  static final int WHOLE = Integer.MAX_VALUE;

  /** Beside the tables of a lake, and there only while calls are made. */
  private static final String LOCKED = "_containing";

  @Option(names = "--execute", description = "Make the calls, with the credentials of the AWS SDK.")
  boolean execute;

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description = "Role to assume in accounts that are not the caller's own.")
  String role;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      defaultValue = "${env:AWS_ENDPOINT_URL}",
      description = "Where to call instead of AWS (default: environment AWS_ENDPOINT_URL).")
  URI endpoint;

  /**
   * Makes calls while nobody else makes any for this lake: where a store lets two commit at once, one would write over the
   * journal of the other. A run, which may take hours, keeps nobody from it.
   *
   * @param command what a second one is told that this one does
   */
  static int alone(Lake lake, String command, Callable<Integer> calls) throws Exception {
    // What calls end with is told as it is: they have messages of their own.
    FutureTask<Integer> made = new FutureTask<>(calls);
    lake.aloneIn(lake.uri() + "/" + LOCKED, command, made);
    try {
      return made.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  Accounts accounts(String finding) {
    return new AwsAccounts(
        Optional.ofNullable(role), Optional.ofNullable(endpoint), "tourniquet-contain/" + finding);
  }
}
