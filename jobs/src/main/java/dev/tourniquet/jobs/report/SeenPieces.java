package dev.tourniquet.jobs.report;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.types.DataTypes.LongType;

import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.report.EntityKind;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Identities, addresses and credentials of all calls of an entity: the newest calls of a busy one say little. */
final class SeenPieces {
  /** Others of one kind on a page; it says how many more there are. */
  static final int MOST = 40;

  static final Field CALLS = required("calls", LongType, "Calls that name both.");
  private static final Field OTHER_KIND = PageIndex.KIND.as("otherKind", "Kind of the other.");
  private static final Field OTHER = PageIndex.KEY.as("other", "Key of the other.");
  private static final Column CALLER = EventEntities.PRINCIPAL.col();
  private static final Column ADDRESS = EventEntities.IP.col();

  private SeenPieces() {}

  /** What {@link DossierParts#calls} gives → calls of each entity by day, caller and address. */
  static Dataset<Row> tally(Dataset<Row> calls) {
    return calls
        .groupBy(
            PageIndex.KIND.col(), PageIndex.KEY.col(), EventEntities.DAY.col(), CALLER, ADDRESS)
        .agg(
            CALLS.is(count(lit(1))),
            count_if(EventEntities.OUTCOME.col().equalTo("OK")).as("ok"),
            count_if(EventEntities.OUTCOME.col().equalTo("DENIED")).as("denied"));
  }

  /** event_entities until a time → which credential was used by whom and from where. */
  static Dataset<Row> credentials(Dataset<Row> entities, Instant asOf) {
    return entities
        .where(EventEntities.KIND.col().equalTo("credential"))
        .where(EventEntities.EVENT_TIME.col().leq(lit(asOf)))
        .groupBy(EventEntities.KEY.col().as(OTHER.name()), CALLER, ADDRESS)
        .agg(CALLS.is(count(lit(1))));
  }

  /** activity → what a person calls each caller. */
  static Dataset<Row> names(Dataset<Row> activity) {
    return activity
        .groupBy(OTHER.is(Activity.PRINCIPAL.col()))
        .agg(max(Activity.NAME.col()).as("name"))
        .withColumn(OTHER_KIND.name(), lit(EntityKind.IDENTITY.name()));
  }

  /** chosen × {@link #tally} × {@link #credentials} → with what each entity was seen in how many calls. */
  static Dataset<Row> pairs(Dataset<Row> chosen, Dataset<Row> tally, Dataset<Row> credentials) {
    return pairs(tally, EntityKind.IDENTITY, CALLER)
        .union(pairs(tally, EntityKind.IP, ADDRESS))
        .union(used(chosen, credentials, EntityKind.IDENTITY, CALLER))
        .union(used(chosen, credentials, EntityKind.IP, ADDRESS))
        .where(OTHER.col().notEqual(""))
        .where(OTHER_KIND
            .col()
            .notEqual(PageIndex.KIND.col())
            .or(OTHER.col().notEqual(PageIndex.KEY.col())))
        .groupBy(PageIndex.KIND.col(), PageIndex.KEY.col(), OTHER_KIND.col(), OTHER.col())
        .agg(CALLS.is(sum(CALLS.col())));
  }

  /** pairs × chosen × names → pieces of pages: what findings name first, then what has most calls. */
  static Dataset<Row> shown(Dataset<Row> pairs, Dataset<Row> chosen, Dataset<Row> names) {
    var ofKind = Window.partitionBy(PageIndex.KIND.col(), PageIndex.KEY.col(), OTHER_KIND.col());
    var order =
        ofKind.orderBy(PageIndex.RANK.col().asc_nulls_last(), CALLS.col().desc(), OTHER.col());
    Dataset<Row> known = chosen.select(
        OTHER_KIND.is(PageIndex.KIND.col()),
        OTHER.is(PageIndex.KEY.col()),
        PageIndex.LABEL.col(),
        PageIndex.RANK.col());
    String[] other = {OTHER_KIND.name(), OTHER.name()};
    return pairs
        .join(known, other, "left")
        .join(names, other, "left")
        .withColumn("place", row_number().over(order))
        .withColumn("total", count(lit(1)).over(ofKind))
        .where(col("place").leq(MOST))
        .select(
            PageIndex.KIND.col(),
            PageIndex.KEY.col(),
            DossierParts.PART.is(lit(DossierParts.Part.SEEN.name())),
            DossierParts.PAYLOAD.is(to_json(struct(
                col("place"), col("total"), OTHER_KIND.col(), OTHER.col(), label(), CALLS.col()))));
  }

  private static Column label() {
    return coalesce(PageIndex.LABEL.col(), nullif(col("name"), lit("")), OTHER.col())
        .as("label");
  }

  private static Dataset<Row> pairs(Dataset<Row> tally, EntityKind kind, Column other) {
    return tally.select(
        PageIndex.KIND.col(),
        PageIndex.KEY.col(),
        OTHER_KIND.is(lit(kind.name())),
        OTHER.is(other),
        CALLS.col());
  }

  private static Dataset<Row> used(
      Dataset<Row> chosen, Dataset<Row> credentials, EntityKind kind, Column by) {
    return chosen
        .where(PageIndex.KIND.col().equalTo(kind.name()))
        .select(PageIndex.KIND.col(), PageIndex.KEY.col())
        .join(
            credentials.select(PageIndex.KEY.is(by), OTHER.col(), CALLS.col()),
            PageIndex.KEY.name())
        .select(
            PageIndex.KIND.col(),
            PageIndex.KEY.col(),
            OTHER_KIND.is(lit(EntityKind.CREDENTIAL.name())),
            OTHER.col(),
            CALLS.col());
  }
}
