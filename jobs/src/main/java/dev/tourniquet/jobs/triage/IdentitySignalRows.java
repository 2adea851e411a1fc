package dev.tourniquet.jobs.triage;

import static dev.tourniquet.jobs.lake.Field.required;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import dev.tourniquet.baseline.DayCalls;
import dev.tourniquet.baseline.IdentitySignals;
import dev.tourniquet.baseline.Signal;
import dev.tourniquet.jobs.ingest.Activity;
import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;

/**
 * Streams the calls of each identity by day through {@link IdentitySignals}: sorted on disk, one identity after the other,
 * so that no history is held whole.
 */
final class IdentitySignalRows implements Iterator<Row> {
  private static final Field COVERED =
      required("covered", IntegerType, "Covered days of the account before.");
  private static final Field ASKED =
      required("asked", BooleanType, "Whether signals of the day are wanted.");
  private static final Table FOOD = Table.whole(
      "signal_food",
      "Calls of one identity from one address to one operation on one day.",
      Activity.PRINCIPAL,
      Activity.DAY,
      Activity.IP,
      Activity.EVENT_SOURCE,
      Activity.EVENT_NAME,
      Activity.AWS_REGION,
      Activity.CALLS,
      Activity.OK,
      Activity.DENIED,
      COVERED,
      ASKED);

  /** One row for each, and their order: an identity's days one after the other. */
  private static final Column[] KEY = {
    Activity.PRINCIPAL.col(),
    Activity.DAY.col(),
    Activity.IP.col(),
    Activity.EVENT_SOURCE.col(),
    Activity.EVENT_NAME.col(),
    Activity.AWS_REGION.col()
  };

  private final Iterator<Row> food;
  private final Deque<Row> found = new ArrayDeque<>();
  private String principal = "";
  private IdentitySignals signals = new IdentitySignals();

  private IdentitySignalRows(Iterator<Row> food) {
    this.food = food;
  }

  /**
   * activity × coverage → signals of the days asked for.
   *
   * @param asked holds for a day of which signals are wanted
   */
  static Dataset<Row> of(Dataset<Row> activity, Dataset<Row> coverage, Column asked) {
    Dataset<Row> direct = activity.where(Activity.DIRECT
        .col()
        .and(Activity.PRINCIPAL.col().notEqual(""))
        .and(not(Activity.PRINCIPAL.col().startsWith("service:"))));
    Dataset<Row> active = direct.where(asked).select(Activity.PRINCIPAL.col()).distinct();
    MapPartitionsFunction<Row, Row> stream = IdentitySignalRows::new;
    String[] day = {Activity.ACCOUNT.name(), Activity.DAY.name()};
    return direct
        .join(active, new String[] {Activity.PRINCIPAL.name()}, "left_semi")
        .join(covered(coverage), day, "left")
        .groupBy(KEY)
        .agg(
            Activity.CALLS.is(sum(Activity.CALLS.col())),
            Activity.OK.is(sum(Activity.OK.col())),
            Activity.DENIED.is(sum(Activity.DENIED.col())),
            COVERED.is(coalesce(max(COVERED.col()), lit(0))))
        .withColumn(ASKED.name(), asked)
        .select(FOOD.columns())
        .repartition(Activity.PRINCIPAL.col())
        .sortWithinPartitions(KEY)
        .mapPartitions(stream, Encoders.row(Signals.TABLE.schema()));
  }

  /** Of each account and day how many days before it are covered. */
  private static Dataset<Row> covered(Dataset<Row> coverage) {
    var inOrder = Window.partitionBy(Coverage.ACCOUNT.col()).orderBy(Coverage.DAY.col());
    return coverage
        .select(Coverage.ACCOUNT.col(), Coverage.DAY.col())
        .distinct()
        .withColumn(COVERED.name(), row_number().over(inOrder).minus(1));
  }

  @Override
  public boolean hasNext() {
    while (found.isEmpty() && food.hasNext()) {
      feed(food.next());
    }
    if (found.isEmpty()) {
      end();
    }
    return !found.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("No further signal");
    }
    return found.remove();
  }

  private void feed(Row row) {
    String next = row.getString(FOOD.indexOf(Activity.PRINCIPAL));
    if (!next.equals(principal)) {
      end();
      principal = next;
    }
    signals.add(new DayCalls(
        row.getAs(FOOD.indexOf(Activity.DAY)),
        text(row, Activity.IP),
        text(row, Activity.EVENT_SOURCE),
        text(row, Activity.EVENT_NAME),
        text(row, Activity.AWS_REGION),
        row.getLong(FOOD.indexOf(Activity.CALLS)),
        row.getLong(FOOD.indexOf(Activity.OK)),
        row.getLong(FOOD.indexOf(Activity.DENIED)),
        row.getInt(FOOD.indexOf(COVERED)),
        row.getBoolean(FOOD.indexOf(ASKED))));
  }

  private static String text(Row row, Field field) {
    int index = FOOD.indexOf(field);
    return row.isNullAt(index) ? "" : row.getString(index);
  }

  private void end() {
    for (Signal signal : signals.end()) {
      found.add(RowFactory.create(
          signal.day(),
          principal,
          signal.ip(),
          signal.kinds().stream().map(Enum::name).toArray(String[]::new)));
    }
    signals = new IdentitySignals();
  }
}
