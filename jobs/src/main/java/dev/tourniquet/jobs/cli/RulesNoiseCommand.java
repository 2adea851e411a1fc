package dev.tourniquet.jobs.cli;

import static org.apache.spark.sql.functions.sum;

import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.triage.RuleDays;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rules noise}: how often rules fire on one's own history. */
@Command(
    name = "noise",
    description =
        "Matches rules against all events of the lake and prints how often each fires on each day.",
    mixinStandardHelpOptions = true)
final class RulesNoiseCommand implements Callable<Integer> {
  @Option(
      names = "--rules",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Rule files and folders (default: our own packs).")
  List<Path> rules = new ArrayList<>();

  @Mixin
  LakeOption lake;

  @Option(names = "--format", description = "table, json or csv (default: table).")
  Rows.Format format = Rows.Format.TABLE;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    RuleFiles.Chosen chosen = RuleFiles.only(rules);
    Lake open = lake.open();
    Dataset<Row> days = RuleDays.ofHistory(open, chosen.rules())
        .where(RuleDays.RULE.col().isInCollection(chosen.ids()))
        .persist(StorageLevel.MEMORY_AND_DISK());
    new Rows(spec.commandLine().getOut())
        .print(
            days.select(
                    RuleDays.RULE.col(),
                    RuleDays.TITLE.col(),
                    RuleDays.DAY.col(),
                    RuleDays.HITS.col(),
                    RuleDays.BUDGET.col())
                .orderBy(RuleDays.RULE.col(), RuleDays.DAY.col()),
            format);
    tellLoud(
        days, open.read(Coverage.TABLE).select(Coverage.DAY.col()).distinct().count());
    days.unpersist();
    return ExitStatus.DONE;
  }

  /** One line for each rule over its budget: there are no more of them than rules. */
  private void tellLoud(Dataset<Row> days, long covered) {
    days.groupBy(RuleDays.RULE.col(), RuleDays.TITLE.col(), RuleDays.BUDGET.col())
        .agg(RuleDays.HITS.is(sum(RuleDays.HITS.col())))
        .where(RuleDays.HITS.col().gt(RuleDays.BUDGET.col().multiply(covered)))
        .orderBy(RuleDays.HITS.col().desc())
        .collectAsList()
        .forEach(row -> spec.commandLine()
            .getErr()
            .printf(
                "Over its budget: %s (%s): %,.1f hits a day over %,d days, %,d are allowed%n",
                Terminal.safe(row.getString(1), 200),
                Terminal.safe(row.getString(0), 100),
                (double) row.getLong(3) / covered,
                covered,
                row.getLong(2)));
  }
}
