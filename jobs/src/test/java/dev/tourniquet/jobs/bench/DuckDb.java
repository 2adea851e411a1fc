package dev.tourniquet.jobs.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** DuckDB over its JDBC driver: the gzipped objects into a Parquet file, and queries of Parquet files. */
final class DuckDb {
  /** Has to hold the largest object, inflated. */
  private static final long LARGEST_OBJECT = 256L << 20;

  private DuckDb() {}

  static long ingest(Path logs, Path file) throws Exception {
    String read =
        "read_json('%s/**/*.json.gz', columns = {Records: '%s[]'}, format = 'unstructured',"
            + " compression = 'gzip', maximum_object_size = %d)";
    String records = read.formatted(logs, type(StockSpark.schema()), LARGEST_OBJECT);
    Files.createDirectories(file.getParent());
    try (Connection duck = open();
        Statement statement = duck.createStatement()) {
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("COPY (SELECT unnest(record) FROM (SELECT unnest(Records) AS record FROM "
          + records + ")) TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
    }
    return Files.size(file);
  }

  /** The calls of an entity in the files of our entity table. */
  static long pivot(Entity entity, List<String> files) throws SQLException {
    String rows =
        "SELECT DISTINCT \"eventTime\", account, \"awsRegion\", \"eventSource\", \"eventName\","
            + " outcome, \"errorCode\", principal, ip, relation, \"eventID\" FROM " + parquet(files)
            + " WHERE kind = ? AND (key = ? OR label = ? OR arn = ?) ORDER BY 1, 11";
    try (Connection duck = open();
        PreparedStatement statement = duck.prepareStatement(rows)) {
      statement.setString(1, entity.kind());
      for (int i = 2; i <= 4; i++) {
        statement.setString(i, entity.value());
      }
      try (ResultSet calls = statement.executeQuery()) {
        long count = 0;
        while (calls.next()) {
          count++;
        }
        return count;
      }
    }
  }

  /** Of each kind something that many calls name, and something that few do. */
  static List<Entity> entities(List<String> files) throws SQLException {
    String ranked = "SELECT kind, coalesce(nullif(arn, ''), label) AS value, row_number() OVER"
        + " (PARTITION BY kind ORDER BY count(*) DESC, value) AS rank, count(*) OVER (PARTITION BY kind) AS ranks"
        + " FROM " + parquet(files)
        + " WHERE kind IN ('identity', 'ip', 'credential', 'session', 'resource') GROUP BY 1, 2";
    String chosen = "SELECT kind, value FROM (" + ranked
        + ") WHERE rank IN (3, ranks // 4) ORDER BY kind, rank";
    List<Entity> entities = new ArrayList<>();
    try (Connection duck = open();
        Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(chosen)) {
      while (rows.next()) {
        entities.add(new Entity(rows.getString(1), rows.getString(2)));
      }
    }
    return entities;
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:");
  }

  private static String parquet(List<String> files) {
    return "read_parquet(["
        + files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "))
        + "], hive_partitioning = false)";
  }

  private static String type(DataType type) {
    if (type instanceof StructType struct) {
      return Arrays.stream(struct.fields())
          .map(field -> '"' + field.name() + "\" " + type(field.dataType()))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    if (type instanceof ArrayType array) {
      return type(array.elementType()) + "[]";
    }
    return type.equals(DataTypes.StringType) ? "VARCHAR" : type.sql();
  }
}
