package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.hunt.LakeTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hunt}: questions of one's own. */
@Command(
    name = "hunt",
    description = "Asks the lake.",
    mixinStandardHelpOptions = true,
    subcommands = HuntCommand.Sql.class)
final class HuntCommand {
  /** {@code hunt sql}: any SELECT over the tables of the lake. */
  @Command(
      name = "sql",
      description = "Runs a SELECT over the tables of the lake; docs/tables.md lists them.",
      mixinStandardHelpOptions = true)
  static final class Sql implements Callable<Integer> {
    @Parameters(index = "0", description = "The query.")
    String query;

    @Mixin
    LakeOption lake;

    @Option(names = "--format", description = "table, json or csv (default: table).")
    Rows.Format format = Rows.Format.TABLE;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
      new Rows(spec.commandLine().getOut()).print(LakeTables.query(lake.open(), query), format);
      return ExitStatus.DONE;
    }
  }
}
