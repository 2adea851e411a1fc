package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import dev.tourniquet.baseline.SignalKind;
import dev.tourniquet.jobs.build.OwnAddresses;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Credentials of an instance away from every address that was known as its own by that day. */
final class OffInstance {
  private static final Field INSTANCE = required("instance", StringType, "Id of an instance.");
  private static final Field SINCE =
      required("since", DateType, "First UTC day on which a call says that it has the address.");
  private static final Field HERE =
      required("here", BooleanType, "Whether the address is the instance's own.");

  private static final String SIX = "^[0-9a-f]*:[0-9a-f:.]*$";

  private OffInstance() {}

  /** event_entities × own_addresses → instances whose credentials came from where the instance is not. */
  static Dataset<Row> signals(Dataset<Row> entities, Dataset<Row> own, Column asked) {
    Column six = Signals.IP.col().rlike(SIX);
    // An address of each kind is one host with both.
    Column comparable = six.equalTo(OwnAddresses.ADDRESS.col().rlike(SIX));
    return uses(entities.where(asked))
        .join(places(own), INSTANCE.name())
        .where(comparable.and(SINCE.col().leq(Signals.DAY.col())))
        .groupBy(Signals.DAY.col(), Signals.PRINCIPAL.col(), Signals.IP.col(), INSTANCE.col())
        .agg(HERE.is(max(OwnAddresses.ADDRESS.col().equalTo(Signals.IP.col()))))
        .where(not(HERE.col()))
        .select(SessionSignals.signal(SignalKind.OFF_INSTANCE));
  }

  /**
   * event_entities × own_addresses → later days on which an instance was used that has an address since one of some days.
   * A call that comes late says something of them.
   */
  static Dataset<Row> later(Dataset<Row> entities, Dataset<Row> own, Collection<LocalDate> days) {
    return uses(entities)
        .join(places(own).where(SINCE.col().isInCollection(days)), INSTANCE.name())
        .where(SINCE.col().lt(Signals.DAY.col()))
        .select(Signals.DAY.col())
        .distinct();
  }

  private static Dataset<Row> uses(Dataset<Row> entities) {
    return entities
        .where(SessionSignals.USED)
        .select(
            Signals.DAY.col(),
            Signals.PRINCIPAL.col(),
            Signals.IP.col(),
            INSTANCE.is(regexp_extract(EventEntities.KEY.col(), ":(i-[0-9a-f]{8,17})@", 1)))
        .where(INSTANCE.col().notEqual(""))
        .distinct();
  }

  private static Dataset<Row> places(Dataset<Row> own) {
    return own.where(OwnAddresses.ADDRESS.col().notEqual(""))
        .groupBy(INSTANCE.is(OwnAddresses.HOLDER.col()), OwnAddresses.ADDRESS.col())
        .agg(SINCE.is(min(OwnAddresses.DAY.col())));
  }
}
