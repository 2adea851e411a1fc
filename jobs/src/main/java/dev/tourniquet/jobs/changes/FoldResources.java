package dev.tourniquet.jobs.changes;

import static dev.tourniquet.jobs.lake.Field.optional;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pmod;

import dev.tourniquet.checks.CheckFold;
import dev.tourniquet.config.Attributed;
import dev.tourniquet.config.Held;
import dev.tourniquet.config.ResourceFold;
import dev.tourniquet.jobs.ingest.Coverage;
import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.ingest.Events;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.inventory.RecordedItems;
import dev.tourniquet.jobs.lake.BatchNote;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Lake;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.trail.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;

/**
 * Folds the facts about resources to their states and changes, on executors, one resource after the other. Only
 * resources that new facts speak of are folded again; the rows of the others stay as they are.
 */
public final class FoldResources {
  /** More parts cost more files, fewer cost more copying when a few resources change. */
  private static final int PARTS = 16;

  private static final Field STATE =
      optional("state", ResourceStates.TABLE.schema(), "On the row of a state.");
  private static final Field CHANGE =
      optional("change", ResourceChanges.TABLE.schema(), "On the row of a change.");
  private static final Field CHECK =
      optional("checked", ResourceChecks.TABLE.schema(), "On the row of an interval of a check.");
  private static final Table FOLDED =
      Table.whole("folded", "One state, change or interval.", STATE, CHANGE, CHECK);

  private FoldResources() {}

  /** Brings writes, states and changes of resources up to the newest event, inventory and recorded item. */
  public static void run(Lake lake) {
    long newest = lake.batches().newest();
    writes(lake, newest);
    FoldNote done = FoldNote.of(lake.note(ResourceStates.TABLE));
    FoldNote now = new FoldNote(
        Math.max(newest, 0),
        Sha256.shortOf(lake.note(Inventory.ITEMS).orElse("")),
        RecordedItems.loads(lake));
    if (!done.equals(now)) {
      fold(lake, done, now);
    }
  }

  private static void writes(Lake lake, long newest) {
    long built = BatchNote.of(lake.note(ResourceWrites.TABLE)).batch();
    if (built < newest) {
      List<LocalDate> days = lake.batches().daysAfter(built);
      lake.replace(
          ResourceWrites.TABLE,
          days,
          ResourceWrites.fromEvents(lake.read(Events.TABLE, days)),
          new BatchNote(newest).text());
    }
  }

  private static void fold(Lake lake, FoldNote done, FoldNote now) {
    Dataset<Row> touched = touched(lake, done, now).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> folded =
        folded(facts(lake, touched), held(lake)).persist(StorageLevel.DISK_ONLY());
    try {
      List<Integer> parts = touched
          .select(ResourceChanges.PART.col())
          .distinct()
          .as(Encoders.INT())
          .collectAsList();
      replace(
          lake,
          ResourceChanges.TABLE,
          parts,
          touched,
          folded.where(CHANGE.col().isNotNull()).select(CHANGE.parts()),
          now);
      replace(
          lake,
          ResourceChecks.TABLE,
          parts,
          touched,
          folded.where(CHECK.col().isNotNull()).select(CHECK.parts()),
          now);
      replace(
          lake,
          ResourceStates.TABLE,
          parts,
          touched,
          folded.where(STATE.col().isNotNull()).select(STATE.parts()),
          now);
    } finally {
      folded.unpersist();
      touched.unpersist();
    }
  }

  private static void replace(
      Lake lake,
      Table table,
      List<Integer> parts,
      Dataset<Row> touched,
      Dataset<Row> rows,
      FoldNote now) {
    Dataset<Row> placed = rows.select(table.fields().stream()
        .map(field ->
            field.equals(ResourceChanges.PART) ? ResourceChanges.PART.is(part()) : field.col())
        .toArray(Column[]::new));
    if (parts.isEmpty()) {
      lake.append(table, placed, now.text());
      return;
    }
    Dataset<Row> others = lake.read(table)
        .where(ResourceChanges.PART.col().isInCollection(parts))
        .join(touched.select(Facts.RESOURCE.col()), on(), "left_anti");
    Dataset<Row> all = others
        .select(table.columns())
        .union(placed)
        .repartition(ResourceChanges.PART.col())
        .sortWithinPartitions(ResourceChanges.PART.col(), Facts.RESOURCE.col());
    lake.replaceParts(table, parts, all, now.text());
  }

  /** The resources that new facts speak of, with the part that their rows lie in. */
  private static Dataset<Row> touched(Lake lake, FoldNote done, FoldNote now) {
    Dataset<Row> keys = lake.read(ResourceWrites.TABLE)
        .where(ResourceWrites.BATCH.col().gt(lit(done.batch())))
        .select(Facts.RESOURCE.col());
    Dataset<Row> recorded = lake.read(RecordedItems.TABLE);
    if (done.recorded() < now.recorded()) {
      keys = keys.union(recorded
          .where(RecordedItems.LOAD.col().gt(lit(done.recorded())))
          .select(Facts.RESOURCE.is(Inventory.KEY.col())));
    }
    if (now.recorded() > 0 && done.batch() < now.batch()) {
      keys = keys.union(called(lake, done, recorded));
    }
    if (!done.inventory().equals(now.inventory())) {
      // What a collection told that is not there any more has to go as well.
      keys = keys.union(lake.read(Inventory.ITEMS).select(Facts.RESOURCE.is(Inventory.KEY.col())))
          .union(lake.read(ResourceStates.TABLE).select(Facts.RESOURCE.col()));
    }
    return keys.distinct().select(Facts.RESOURCE.col(), ResourceChanges.PART.is(part()));
  }

  /** Recorded resources that a new call names: it may explain a change that was only seen. */
  private static Dataset<Row> called(Lake lake, FoldNote done, Dataset<Row> recorded) {
    return Facts.ofCalls(lake.read(EventEntities.TABLE, lake.batches().daysAfter(done.batch())))
        .select(Facts.RESOURCE.col())
        .distinct()
        .join(recorded.select(Facts.RESOURCE.is(Inventory.KEY.col())), on(), "left_semi");
  }

  private static Column part() {
    return pmod(hash(Facts.RESOURCE.col()), lit(PARTS));
  }

  private static Dataset<Row> facts(Lake lake, Dataset<Row> touched) {
    Dataset<Row> keys = touched.select(Facts.RESOURCE.col());
    Dataset<Row> recorded = RecordedItems.asInventory(lake.read(RecordedItems.TABLE));
    Dataset<Row> items = Facts.ofItems(
        lake.read(Inventory.ITEMS).select(Inventory.ITEMS.columns()).union(recorded));
    Dataset<Row> told = Facts.ofWrites(lake.read(ResourceWrites.TABLE)).union(items);
    if (!lake.exists(RecordedItems.TABLE)) {
      return told.join(keys, on(), "left_semi");
    }
    Dataset<Row> calls = Facts.ofCalls(lake.read(EventEntities.TABLE))
        .join(recorded.select(Facts.RESOURCE.is(Inventory.KEY.col())), on(), "left_semi");
    return told.union(calls).join(keys, on(), "left_semi");
  }

  private static Dataset<Row> folded(Dataset<Row> facts, Held held) {
    MapFunction<Row, String> byResource = row -> row.getAs(Facts.RESOURCE.name());
    FlatMapGroupsFunction<String, Row, Row> fold = (key, rows) -> fold(key, rows, held);
    return facts
        .select(Facts.TABLE.columns())
        .groupByKey(byResource, Encoders.STRING())
        .flatMapGroups(fold, Encoders.row(FOLDED.schema()));
  }

  private static Iterator<Row> fold(String key, Iterator<Row> facts, Held held) {
    ResourceFold fold = new ResourceFold(ResourceKey.parse(key));
    facts.forEachRemaining(row -> Facts.add(row, fold));
    List<Row> rows = new ArrayList<>();
    fold.state().ifPresent(state -> ResourceStates.rows(state, fold.leftOut())
        .forEach(row -> rows.add(RowFactory.create(row, null, null))));
    List<Attributed> changes = fold.changes(held);
    changes.forEach(change -> rows.add(RowFactory.create(null, ResourceChanges.row(change), null)));
    CheckFold.of(changes, fold::stateAt)
        .forEach(check -> rows.add(RowFactory.create(null, null, ResourceChecks.row(check))));
    return rows.iterator();
  }

  private static String[] on() {
    return new String[] {Facts.RESOURCE.name()};
  }

  /** From the first to the last event of each account and region: as many rows as the organization has of these. */
  private static Held held(Lake lake) {
    return Held.of(lake
        .read(Coverage.TABLE)
        .groupBy(Coverage.ACCOUNT.col(), Coverage.REGION.col())
        .agg(
            Coverage.FIRST.is(min(Coverage.FIRST.col())),
            Coverage.LAST.is(max(Coverage.LAST.col())))
        .collectAsList()
        .stream()
        .map(row -> new Held.Span(
            row.getAs(Coverage.ACCOUNT.name()),
            row.getAs(Coverage.REGION.name()),
            row.getAs(Coverage.FIRST.name()),
            row.getAs(Coverage.LAST.name())))
        .toList());
  }
}
