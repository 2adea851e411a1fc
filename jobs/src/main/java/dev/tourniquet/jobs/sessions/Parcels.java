package dev.tourniquet.jobs.sessions;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.session.SessionFacts;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** What travels between the steps that find edges: a day, a key to meet by, and one record as text. */
final class Parcels {
  static final Field DAY = required("day", DateType, "UTC day the session began.");
  static final Field KEY = required("key", StringType, "What is grouped or joined by.");
  static final Field RECORD = required("record", StringType, "The record as text.");

  static final StructType SCHEMA =
      Table.whole("parcels", "A record on its way.", DAY, KEY, RECORD).schema();

  private Parcels() {}

  static Row of(LocalDate day, String key, String record) {
    return NamedRow.of(SCHEMA, List.of(day, key, record));
  }

  static SessionFacts facts(Row row) {
    return Stored.read(row.getAs(RECORD.name()), SessionFacts.class);
  }
}
