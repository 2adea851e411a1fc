package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;

/** Pieces of case files in one shape, so that they can be gathered by case. */
final class CaseParts {
  static final Field CASE = Candidates.CASE;
  static final Field PART = required("part", StringType, "Name of a Part.");
  static final Field OF = optional("of", StringType, "Key of the resource it belongs to.");
  static final Field PAYLOAD = required("payload", StringType, "The piece as JSON.");
  static final Table TABLE =
      Table.whole("case_parts", "One piece of a case file.", CASE, PART, OF, PAYLOAD);

  private CaseParts() {}
}
