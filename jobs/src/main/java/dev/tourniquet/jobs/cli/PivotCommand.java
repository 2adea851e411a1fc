package dev.tourniquet.jobs.cli;

import dev.tourniquet.jobs.hunt.Pivot;
import dev.tourniquet.jobs.hunt.PivotFiles;
import dev.tourniquet.jobs.lake.HadoopSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pivot}: every call of, from or on one thing. */
@Command(
    name = "pivot",
    description =
        "Prints every call of an identity, credential or session, from an address, or on a resource.",
    mixinStandardHelpOptions = true)
final class PivotCommand implements Callable<Integer> {
  @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
  Pivot.Kind kind;

  @Parameters(index = "1", description = "Key, ARN, id, name, address or event id.")
  String value;

  @Mixin
  LakeOption lake;

  @Option(names = "--from", paramLabel = "DAY", description = "First UTC day, such as 2026-03-01.")
  LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last UTC day.")
  LocalDate to;

  @Option(names = "--format", description = "table, json or csv (default: table).")
  Rows.Format format = Rows.Format.TABLE;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    var pivot = new Pivot(kind, value, from, to);
    var rows = new Rows(spec.commandLine().getOut());
    Optional<List<Row>> few = new PivotFiles(HadoopSettings.ofMachine()).calls(lake.lake, pivot);
    long count = few.map(calls -> rows.print(PivotFiles.columns(), calls.iterator(), format))
        .orElseGet(() -> rows.print(pivot.calls(lake.open()), format));
    if (count == 0) {
      spec.commandLine()
          .getErr()
          .println("No call. Give the value as it stands in the logs, or widen --from and --to.");
    }
    return ExitStatus.DONE;
  }
}
