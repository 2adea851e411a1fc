package dev.tourniquet.jobs.lake;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import org.apache.spark.sql.Column;

/**
 * One name for an object of S3, which Hadoop knows by the schemes {@code s3}, {@code s3a} and {@code s3n}: what one run read
 * by one of them another has not to read again by another.
 */
public final class ObjectNames {
  private static final String SCHEMES = "^s3[an]://";
  private static final String SCHEME = "s3://";

  private ObjectNames() {}

  /** URIs by the one scheme; those of other file systems as they are. */
  public static Column same(Column uri) {
    return regexp_replace(uri, lit(SCHEMES), lit(SCHEME));
  }

  /** The same of one URI. */
  public static String same(String uri) {
    return uri.replaceFirst(SCHEMES, SCHEME);
  }
}
