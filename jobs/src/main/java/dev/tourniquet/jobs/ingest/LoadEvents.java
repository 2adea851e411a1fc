package dev.tourniquet.jobs.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.HadoopSettings;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.LakeException;
import dev.tourniquet.jobs.lake.ObjectListing;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * Reads new CloudTrail objects into {@code events}, {@code quarantine} and the ledger {@code files}. The ledger is
 * written last: a run that dies before is repeated, and the events it had added are told by their ids.
 */
public final class LoadEvents {
  /** Stored bytes that one task reads: some ten times as much JSON. */
  private static final long BYTES_PER_TASK = 16L << 20;

  private static final String[] ID = {Events.EVENT_ID.name(), Events.ACCOUNT.name()};
  private static final String[] PLACE = {Events.OBJECT.name(), Events.INDEX.name()};

  private static final Field COPY = Field.required(
      "copy", DataTypes.IntegerType, "From 1 among events of the same id and account.");
  private static final Field FOUND = Field.required(
      "found", DataTypes.LongType, "Events read from an object, duplicates among them.");

  private LoadEvents() {}

  /** Ingests what is new below the log folders. */
  public static IngestSummary run(Lake lake, IngestOptions options) {
    Dataset<Row> listing =
        ObjectListing.of(lake.spark(), options.logs()).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      if (listing.isEmpty()) {
        throw new LakeException(
            "Cannot ingest: there is no object below " + String.join(", ", options.logs())
                + ". Check --logs: CloudTrail writes AWSLogs/<account>/CloudTrail/<region>/yyyy/mm/dd/*.json.gz.");
      }
      String[] same = {Files.OBJECT.name(), Files.BYTES.name()};
      lake.claim();
      Dataset<Row> fresh = listing.join(lake.read(Files.TABLE), same, "left_anti");
      return load(lake, fresh, options);
    } finally {
      listing.unpersist();
    }
  }

  private static IngestSummary load(Lake lake, Dataset<Row> fresh, IngestOptions options) {
    Row size = fresh
        .agg(count(lit(1)), coalesce(sum(ObjectListing.BYTES.col()), lit(0L)))
        .head();
    if (size.getLong(0) == 0) {
      return IngestSummary.NOTHING_NEW;
    }
    int tasks = tasks(lake, size.getLong(0), size.getLong(1));
    Dataset<Row> packed = fresh.repartitionByRange(tasks, ObjectListing.OBJECT.col());
    Dataset<Row> parsed = ParsedObjects.fromListing(
            packed, HadoopSettings.of(lake.spark()), options.limits())
        .persist(StorageLevel.DISK_ONLY());
    try {
      return write(lake, parsed);
    } finally {
      parsed.unpersist();
    }
  }

  private static int tasks(Lake lake, long objects, long bytes) {
    int cores = lake.spark().sparkContext().defaultParallelism();
    return (int) Math.min(objects, Math.max(cores, bytes / BYTES_PER_TASK + 1));
  }

  private static IngestSummary write(Lake lake, Dataset<Row> parsed) {
    long batch = Math.max(
        lake.nextBatch(Events.TABLE, Events.BATCH), lake.nextBatch(Files.TABLE, Files.BATCH));
    String note = new BatchNote(batch).text();
    Dataset<Row> events = part(parsed, ParsedObjects.EVENT);
    Dataset<Row> duplicates = lake.settled(duplicates(lake, events));
    try {
      Dataset<Row> kept = events.join(duplicates, PLACE, "left_anti");
      if (!kept.isEmpty()) {
        lake.append(Events.TABLE, numbered(kept, Events.BATCH, batch), note);
      }
      Dataset<Row> problems = newProblems(lake, part(parsed, ParsedObjects.PROBLEM));
      Dataset<Row> ledger = ledger(parsed, duplicates).persist(StorageLevel.MEMORY_AND_DISK());
      // An object that still cannot be read is told again, though its row is there already.
      long told = part(parsed, ParsedObjects.PROBLEM).count();
      IngestSummary summary = summary(ledger, told);
      if (!problems.isEmpty()) {
        lake.append(Quarantine.TABLE, numbered(problems, Quarantine.BATCH, batch), note);
      }
      if (!ledger.isEmpty()) {
        lake.append(Files.TABLE, numbered(ledger, Files.BATCH, batch), note);
      }
      ledger.unpersist();
      return summary;
    } finally {
      duplicates.unpersist();
    }
  }

  private static Dataset<Row> part(Dataset<Row> parsed, Field part) {
    return parsed.where(part.col().isNotNull()).select(part.parts());
  }

  private static Dataset<Row> numbered(Dataset<Row> rows, Field batch, long number) {
    return rows.withColumn(batch.name(), lit(number));
  }

  /** Places of events that are there already: earlier in this batch, or in the lake on one of the batch's days. */
  private static Dataset<Row> duplicates(Lake lake, Dataset<Row> events) {
    var copies = Window.partitionBy(Events.EVENT_ID.col(), Events.ACCOUNT.col())
        .orderBy(Events.OBJECT.col(), Events.INDEX.col());
    Dataset<Row> ids = events.select(
        Events.EVENT_ID.col(), Events.ACCOUNT.col(), Events.OBJECT.col(), Events.INDEX.col());
    Dataset<Row> repeated = ids.withColumn(COPY.name(), row_number().over(copies))
        .where(COPY.col().gt(1))
        .select(Events.OBJECT.col(), Events.INDEX.col());
    List<LocalDate> days =
        events.select(Events.DAY.col()).distinct().as(Encoders.LOCALDATE()).collectAsList();
    Dataset<Row> known =
        lake.read(Events.TABLE, days).select(Events.EVENT_ID.col(), Events.ACCOUNT.col());
    return ids.join(known, ID, "left_semi")
        .select(Events.OBJECT.col(), Events.INDEX.col())
        .union(repeated)
        .distinct();
  }

  private static Dataset<Row> newProblems(Lake lake, Dataset<Row> problems) {
    String[] place = {Quarantine.OBJECT.name(), Quarantine.POSITION.name(), Quarantine.REASON.name()
    };
    return problems.join(lake.read(Quarantine.TABLE), place, "left_anti");
  }

  private static Dataset<Row> ledger(Dataset<Row> parsed, Dataset<Row> duplicates) {
    String[] object = {Files.OBJECT.name()};
    Dataset<Row> objects = parsed
        .where(ParsedObjects.KIND.col().isNotNull())
        .select(Files.OBJECT.col(), Files.KIND.col(), Files.BYTES.col(), Files.INFLATED.col());
    Dataset<Row> found = part(parsed, ParsedObjects.EVENT)
        .groupBy(Files.OBJECT.col())
        .agg(
            FOUND.is(count(lit(1))),
            Files.FIRST_EVENT.is(min(Events.EVENT_TIME.col())),
            Files.LAST_EVENT.is(max(Events.EVENT_TIME.col())));
    Dataset<Row> dropped =
        duplicates.groupBy(Files.OBJECT.col()).agg(Files.DUPLICATES.is(count(lit(1))));
    Dataset<Row> broken = part(parsed, ParsedObjects.PROBLEM)
        .groupBy(Files.OBJECT.col())
        .agg(Files.QUARANTINED.is(count(lit(1))));
    return objects
        .join(found, object, "left")
        .join(dropped, object, "left")
        .join(broken, object, "left")
        .na()
        .fill(0L, new String[] {FOUND.name(), Files.DUPLICATES.name(), Files.QUARANTINED.name()})
        .withColumn(Files.EVENTS.name(), FOUND.col().minus(Files.DUPLICATES.col()))
        .drop(FOUND.name());
  }

  private static IngestSummary summary(Dataset<Row> ledger, long problems) {
    Row sums = ledger
        .agg(
            count_if(Files.KIND.col().equalTo(ObjectKind.LOG.name())),
            count_if(Files.KIND.col().notEqual(ObjectKind.LOG.name())),
            coalesce(sum(Files.EVENTS.col()), lit(0L)),
            coalesce(sum(Files.DUPLICATES.col()), lit(0L)))
        .head();
    return new IngestSummary(
        sums.getLong(0), sums.getLong(1), sums.getLong(2), sums.getLong(3), problems);
  }
}
