package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.contain.Accounts;
import dev.tourniquet.jobs.contain.AwsAccounts;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether to make calls, and by which way. */
final class ExecuteOptions {
  /** A command that is cut must not be run: a key policy alone may have 32 kB, more once it is quoted. */
  static final int WHOLE = Integer.MAX_VALUE;

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

  Accounts accounts(String finding) {
    return new AwsAccounts(
        Optional.ofNullable(role), Optional.ofNullable(endpoint), "tourniquet-contain/" + finding);
  }
}
