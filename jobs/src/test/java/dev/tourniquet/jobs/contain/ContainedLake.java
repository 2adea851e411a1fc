package dev.tourniquet.jobs.contain;

import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.triage.Findings;
import dev.tourniquet.triage.Finding;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** A lake that holds one finding, and an AWS to contain it in. */
public final class ContainedLake {

  private ContainedLake() {}

  /** Writes the finding {@code f1}. */
  public static void write(SparkSession spark, String uri) {
    Finding finding = Steps.finding();
    Lake lake = Lake.openOrCreate(spark, uri);
    lake.replace(
        Findings.TABLE,
        spark.createDataFrame(
            List.of(RowFactory.create(
                finding.id(),
                "r",
                "Snapshot shared",
                null,
                "SICK",
                "YES",
                true,
                "111122223333",
                "us-east-1",
                "k",
                null,
                null,
                Steps.TIME,
                Steps.TIME,
                Steps.TIME,
                "",
                new String[0][],
                Stored.text(finding),
                "{}")),
            Findings.TABLE.schema()),
        "test");
  }

  /** An AWS on loopback, with credentials for it. */
  public static final class Aws implements AutoCloseable {
    private final FakeAws aws = new FakeAws();
    private final String before;

    /** Starts it. */
    public Aws() throws IOException {
      System.setProperty("aws.accessKeyId", "AKIARESPONDER");
      System.setProperty("aws.secretAccessKey", "very-secret");
      aws.services.snapshotSharedWith.add("846424999548");
      before = aws.services.state();
    }

    public String url() {
      return aws.endpoint().toString();
    }

    public boolean isAsBefore() {
      return aws.services.state().equals(before);
    }

    public void refuse(String operation) {
      aws.refuse(operation, 403, "AccessDenied", 1);
    }

    @Override
    public void close() {
      aws.close();
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }
}
