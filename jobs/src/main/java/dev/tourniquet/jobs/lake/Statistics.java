package dev.tourniquet.jobs.lake;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Which types Delta can keep a smallest and largest value of. */
final class Statistics {
  private Statistics() {}

  static boolean canBeKept(DataType type) {
    return type.equals(DataTypes.StringType)
        || type.equals(DataTypes.LongType)
        || type.equals(DataTypes.IntegerType)
        || type.equals(DataTypes.DateType)
        || type.equals(DataTypes.TimestampType);
  }
}
