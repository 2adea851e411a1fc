package dev.tourniquet.jobs.lake;

import static dev.tourniquet.jobs.lake.Field.optional;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Column;

/**
 * One name for an object of S3, which Hadoop knows by the schemes {@code s3}, {@code s3a} and {@code s3n}: what one run read
 * by one of them another has not to read again by another.
 */
public final class ObjectNames {
  /** The object, by whatever scheme it was listed or read: joins go by this column. */
  public static final Field NAME =
      optional("objectName", StringType, "The object, by whatever scheme it was listed or read.");

  private static final String SCHEMES = "^s3[an]://";
  private static final String SCHEME = "s3://";

  private ObjectNames() {}

  /** URIs by the one scheme; those of other file systems as they are. */
  public static Column same(Column uri) {
    return regexp_replace(uri, lit(SCHEMES), lit(SCHEME));
  }

  /** The same of a column of URIs, as {@link #NAME}. */
  public static Column of(Field uri) {
    return NAME.is(same(uri.col()));
  }

  /** The same of one URI. */
  public static String same(String uri) {
    return uri.replaceFirst(SCHEMES, SCHEME);
  }
}
