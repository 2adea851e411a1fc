package dev.tourniquet.jobs.integrity;

import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.Status;
import dev.tourniquet.integrity.TrustedKeys;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.ObjectListing;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Checks the log objects below a folder against the digests there. */
public final class VerifyLogs {
  private VerifyLogs() {}

  /**
   * What was found.
   *
   * @param signedFrom begin of what digests speak for; null when there is no valid digest
   * @param signedTo its end
   */
  public record Summary(
      long digests,
      long validDigests,
      long logs,
      long validLogs,
      long gaps,
      long alarms,
      Instant signedFrom,
      Instant signedTo) {}

  /** Checks, and hands every row, in the order of the chains, to a consumer before they are forgotten. */
  public static Summary run(
      SparkSession spark, List<String> logs, TrustedKeys keys, Consumer<Dataset<Row>> consumer) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    CheckedFolders folders = CheckedFolders.of(logs, hadoop);
    Dataset<Row> listing = ObjectListing.of(spark, logs).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> digests =
        Digests.fromListing(listing, keys, hadoop).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> chains =
        Chains.fromDigests(digests, folders).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> facts = facts(listing, digests, chains, folders).persist(StorageLevel.DISK_ONLY());
    try {
      if (listing.isEmpty()) {
        throw new LakeException("Cannot verify: there is no object below " + String.join(", ", logs)
            + ". Check --logs: it must hold AWSLogs/<account>/CloudTrail and CloudTrail-Digest.");
      }
      Summary summary = summary(facts);
      consumer.accept(LogIntegrity.inOrder(facts));
      return summary;
    } finally {
      List.of(facts, chains, digests, listing).forEach(Dataset::unpersist);
    }
  }

  private static Dataset<Row> facts(
      Dataset<Row> listing, Dataset<Row> digests, Dataset<Row> chains, CheckedFolders folders) {
    Dataset<Row> found = Logs.found(listing, digests);
    HadoopSettings hadoop = HadoopSettings.of(listing.sparkSession());
    Dataset<Row> claims = Claims.fromDigests(digests);
    return chains
        .union(CutChains.of(chains))
        .union(Claims.checked(Claims.inside(claims, folders), Logs.places(listing), hadoop))
        .union(UnnamedLogRows.of(found, claims, chains, folders));
  }

  private static Summary summary(Dataset<Row> facts) {
    Column digest = LogIntegrity.is(IntegrityFact.Kind.DIGEST);
    Column log = LogIntegrity.is(IntegrityFact.Kind.LOG);
    Column signed = LogIntegrity.is(IntegrityFact.Kind.SIGNED);
    Column valid = LogIntegrity.STATUS.col().equalTo(Status.VALID.word());
    Row row = facts
        .agg(
            count_if(digest),
            count_if(digest.and(valid)),
            count_if(log),
            count_if(log.and(valid)),
            count_if(LogIntegrity.is(IntegrityFact.Kind.GAP)),
            count_if(LogIntegrity.alarming()),
            min(org.apache.spark.sql.functions.when(signed, LogIntegrity.FROM.col())),
            max(org.apache.spark.sql.functions.when(signed, LogIntegrity.TO.col())))
        .head();
    return new Summary(
        row.getLong(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getAs(6),
        row.getAs(7));
  }

  /**
   * Puts rows in the place of those that an earlier check of the same folders left in the lake.
   *
   * @param logs the folders that were checked
   */
  public static void keep(Lake lake, Dataset<Row> facts, List<String> logs) {
    CheckedFolders folders = CheckedFolders.of(logs, HadoopSettings.of(lake.spark()));
    FilterFunction<Row> stands = row -> !folders.answer(row);
    Dataset<Row> others = lake.read(LogIntegrity.TABLE).filter(stands);
    String note = "{\"verified\": \"" + Instant.now() + "\"}";
    lake.replace(
        LogIntegrity.TABLE,
        facts
            .select(LogIntegrity.TABLE.columns())
            .union(others.select(LogIntegrity.TABLE.columns()))
            // What both checks found missing is one thing.
            .distinct(),
        note);
  }
}
