package dev.tourniquet.jobs.cli;

import dev.tourniquet.integrity.TrustedKeys;
import dev.tourniquet.jobs.integrity.LogIntegrity;
import dev.tourniquet.jobs.integrity.VerifyLogs;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.SparkSessions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: are the logs what CloudTrail delivered? */
@Command(
    name = "verify",
    description =
        "Checks log objects against CloudTrail's signed digests; prints a JSON line for each digest, log and gap.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--logs",
      paramLabel = "URI",
      arity = "1..*",
      required = true,
      description = "Folders with CloudTrail logs and digests, read recursively.")
  List<String> logs;

  @Option(
      names = "--public-keys",
      paramLabel = "FILE",
      arity = "1..*",
      description = "What `aws cloudtrail list-public-keys` prints: a file for each region.")
  List<String> keys = List.of();

  @Option(
      names = "--inventory",
      paramLabel = "URI",
      description = "Folder of what AWS was asked: its cloudtrail-list-public-keys.json are used.")
  String inventory;

  @Option(
      names = "--lake",
      paramLabel = "URI",
      description = "Keep the answer in the table log_integrity, where reports find it.")
  String lake;

  @Spec
  CommandSpec spec;

  @Override
  public Integer call() {
    TrustedKeys trusted = PublicKeyFiles.read(keys, inventory);
    var spark = SparkSessions.open();
    if (lake == null) {
      return verify(spark, trusted, this::print);
    }
    Lake open = Lake.openOrCreate(spark, lake);
    return open.alone(
        "verify",
        () -> verify(spark, trusted, facts -> {
          print(facts);
          VerifyLogs.keep(open, facts, logs);
        }));
  }

  private int verify(SparkSession spark, TrustedKeys trusted, Consumer<Dataset<Row>> keep) {
    var progress = new Progress(spec);
    return progress.verified(VerifyLogs.run(spark, logs, trusted, keep));
  }

  private void print(Dataset<Row> facts) {
    Dataset<Row> lines = facts
        .where(LogIntegrity.KIND.col().notEqual("signed"))
        .select(
            LogIntegrity.KIND.col(),
            LogIntegrity.KEY.col(),
            LogIntegrity.STATUS.col(),
            LogIntegrity.REASON.col(),
            LogIntegrity.DETAIL.col(),
            LogIntegrity.gapOnly(LogIntegrity.ACCOUNT),
            LogIntegrity.gapOnly(LogIntegrity.REGION),
            LogIntegrity.gapOnly(LogIntegrity.TRAIL),
            LogIntegrity.gapOnly(LogIntegrity.FROM),
            LogIntegrity.gapOnly(LogIntegrity.TO),
            LogIntegrity.LOGS.col());
    new Rows(spec.commandLine().getOut()).print(lines, Rows.Format.JSON);
  }
}
