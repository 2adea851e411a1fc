package dev.tourniquet.jobs.integrity;

import static dev.tourniquet.jobs.lake.Field.optional;
import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import dev.tourniquet.integrity.GapReason;
import dev.tourniquet.integrity.Hours;
import dev.tourniquet.integrity.IntegrityFact;
import dev.tourniquet.integrity.SignedTime;
import dev.tourniquet.jobs.lake.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/** For which time the signed digests of each account and region speak. */
final class SignedHours {
  private static final Field ROOT = LogIntegrity.ROOT;
  private static final Field ACCOUNT = LogIntegrity.ACCOUNT;
  private static final Field REGION = LogIntegrity.REGION;
  private static final Field FIRST = optional("first", TimestampType, "Signed from.");
  private static final Field END = required("end", TimestampType, "End of the last of a trail.");
  private static final Field ENDS =
      optional("ends", new ArrayType(TimestampType, false), "The same of each trail.");
  private static final Field UNCHECKED = optional(
      "unchecked",
      new ArrayType(new StructType().add("from", TimestampType).add("to", TimestampType), false),
      "Stretches that were not checked.");

  private SignedHours() {}

  /** Facts of the chains → one row for each account and region with a signed digest: for which time they speak. */
  static Dataset<Row> of(Dataset<Row> chains) {
    Column signed = LogIntegrity.is(IntegrityFact.Kind.SIGNED);
    Column unchecked = LogIntegrity.REASON
        .col()
        .equalTo(GapReason.OUTSIDE.word())
        .and(LogIntegrity.FROM.col().lt(LogIntegrity.TO.col()));
    return chains
        .groupBy(ROOT.col(), ACCOUNT.col(), REGION.col(), LogIntegrity.TRAIL.col())
        .agg(
            FIRST.is(min(when(signed, LogIntegrity.FROM.col()))),
            END.is(max(when(signed, LogIntegrity.TO.col()))),
            UNCHECKED.is(collect_list(
                when(unchecked, struct(LogIntegrity.FROM.col(), LogIntegrity.TO.col())))))
        .where(END.col().isNotNull())
        .groupBy(ROOT.col(), ACCOUNT.col(), REGION.col())
        .agg(
            FIRST.is(min(FIRST.col())),
            ENDS.is(collect_list(END.col())),
            UNCHECKED.is(flatten(collect_list(UNCHECKED.col()))));
  }

  /** Of a row beside which they stand; empty when there is no signed digest. */
  static Optional<SignedTime> fromRow(Row row) {
    Instant first = row.getAs(FIRST.name());
    return Optional.ofNullable(first)
        .map(from -> SignedTime.of(from, row.getList(row.fieldIndex(ENDS.name())), unchecked(row)));
  }

  private static List<Hours> unchecked(Row row) {
    return row.<Row>getList(row.fieldIndex(UNCHECKED.name())).stream()
        .map(hours -> new Hours(hours.getAs(0), hours.getAs(1)))
        .toList();
  }
}
