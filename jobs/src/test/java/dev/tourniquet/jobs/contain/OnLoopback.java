package dev.tourniquet.jobs.contain;

import dev.tourniquet.jobs.lake.Lake;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** An AWS on loopback and a lake on disk, to contain and release a finding in. */
final class OnLoopback implements AutoCloseable {
  final FakeAws aws;
  final Lake lake;
  final List<String> told = new ArrayList<>();

  OnLoopback(SparkSession spark, Path folder) throws IOException {
    System.setProperty("aws.accessKeyId", "AKIARESPONDER");
    System.setProperty("aws.secretAccessKey", "very-secret");
    aws = new FakeAws();
    aws.services.snapshotSharedWith.addAll(List.of("846424999548", "222233334444"));
    aws.services.userPolicies.put("TourniquetDenyAll", "{\"Version\":\"an older one\"}");
    lake = Lake.openOrCreate(spark, folder.resolve("lake").toString());
  }

  Accounts accounts() {
    return new AwsAccounts(Optional.empty(), Optional.of(aws.endpoint()), "tourniquet-contain/f1");
  }

  boolean contain() throws CallRefused {
    return contain(Steps.brief());
  }

  boolean contain(PlannedFinding plan) throws CallRefused {
    return contain(accounts(), plan);
  }

  boolean contain(Accounts accounts, PlannedFinding plan) throws CallRefused {
    try (accounts) {
      return new ContainFinding(
              lake, plan.finding().id(), accounts, InstantSource.system(), told::add)
          .run(plan);
    }
  }

  boolean release() throws CallRefused {
    return release(accounts());
  }

  boolean release(Accounts accounts) throws CallRefused {
    try (accounts) {
      return new ReleaseFinding(lake, "f1").run(accounts, InstantSource.system(), told::add);
    }
  }

  /** Step and state of every line, in order. */
  List<String> journal() {
    return lake
        .read(Containments.TABLE)
        .orderBy(Containments.SEQUENCE.col())
        .select(Containments.STEP.col(), Containments.STATE.col())
        .collectAsList()
        .stream()
        .map(row -> row.getInt(0) + " " + row.getString(1))
        .toList();
  }

  @Override
  public void close() {
    aws.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }
}
