package dev.tourniquet.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exists;

import org.apache.spark.sql.Column;

/**
 * Something to pivot on.
 *
 * @param kind as the pivot command calls it
 * @param value as it stands in the logs
 */
record Entity(String kind, String value) {
  private static final Column CALLER = col("userIdentity");

  static Entity parse(String line) {
    int tab = line.indexOf(' ');
    return new Entity(line.substring(0, tab), line.substring(tab + 1));
  }

  String line() {
    return kind + ' ' + value;
  }

  /** The calls of it, from it or on it in a table with CloudTrail's own columns. */
  Column condition() {
    return switch (kind) {
      case "ip" -> col("sourceIPAddress").equalTo(value);
      case "credential" -> CALLER.getField("accessKeyId").equalTo(value);
      case "session" ->
        CALLER
            .getField("arn")
            .equalTo(value)
            .or(CALLER.getField("principalId").equalTo(value))
            .or(CALLER.getField("principalId").endsWith(":" + value));
      case "identity" ->
        CALLER
            .getField("arn")
            .equalTo(value)
            .or(CALLER
                .getField("sessionContext")
                .getField("sessionIssuer")
                .getField("arn")
                .equalTo(value));
      case "resource" ->
        col("requestParameters")
            .contains(value)
            .or(col("responseElements").contains(value))
            .or(exists(col("resources"), resource -> resource.getField("ARN").contains(value)));
      default -> throw new IllegalArgumentException("Invalid kind of entity: " + kind);
    };
  }
}
