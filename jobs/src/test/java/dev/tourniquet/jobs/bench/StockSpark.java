package dev.tourniquet.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/** What a data engineer writes first: Spark's JSON reader with a schema, one row a record, into a Delta table. */
final class StockSpark {
  private StockSpark() {}

  /** The columns of CloudTrail's record, request and answer as text; from cloudtrail.ddl beside the mix. */
  static StructType schema() {
    try (InputStream ddl = StockSpark.class.getResourceAsStream("/bench/cloudtrail.ddl")) {
      return StructType.fromDDL(new String(ddl.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SparkSession session() {
    return SparkSession.builder()
        .master("local[*]")
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }

  static long ingest(Path logs, Path table) throws IOException {
    StructType file = new StructType().add("Records", new ArrayType(schema(), true));
    session()
        .read()
        .schema(file)
        .option("multiLine", true)
        .option("recursiveFileLookup", true)
        .json(logs.toString())
        .select(explode(col("Records")).as("record"))
        .select("record.*")
        .write()
        .format("delta")
        .save(table.toString());
    return LogFiles.bytes(table);
  }

  /** The live files of a Delta table. */
  static List<String> files(Path table) {
    return Stream.of(session().read().format("delta").load(table.toString()).inputFiles())
        .map(file -> Path.of(URI.create(file)).toString())
        .toList();
  }

  /** Every call of, from or on something, looked for in a table that is laid out for nothing. */
  static long pivot(Entity entity, Path table) {
    return session()
        .read()
        .format("delta")
        .load(table.toString())
        .where(entity.condition())
        .select(
            "eventTime",
            "recipientAccountId",
            "awsRegion",
            "eventSource",
            "eventName",
            "errorCode",
            "userIdentity.arn",
            "sourceIPAddress",
            "eventID")
        .orderBy("eventTime", "eventID")
        .collectAsList()
        .size();
  }
}
