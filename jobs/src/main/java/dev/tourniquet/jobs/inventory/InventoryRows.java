package dev.tourniquet.jobs.inventory;

import static dev.tourniquet.jobs.lake.Field.optional;

import dev.tourniquet.inventory.InventoryItems;
import dev.tourniquet.inventory.InventoryPath;
import dev.tourniquet.inventory.InventoryProblem;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.ObjectListing;
import dev.tourniquet.jobs.lake.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of one file of the inventory: items as they come, what was wrong, then the file if all of it was fetched. */
final class InventoryRows implements Iterator<Row> {
  static final Field ITEM = optional("item", Inventory.ITEMS.schema(), "On an item's row.");
  static final Field PROBLEM =
      optional("problem", Inventory.PROBLEMS.schema(), "On a problem's row.");
  static final Field READ_FILE =
      optional("readFile", ObjectListing.TABLE.schema(), "On the row of a file that was fetched.");
  static final Table TABLE =
      Table.whole("read", "One thing found in a file.", ITEM, PROBLEM, READ_FILE);

  private final InventoryItems items;
  private final StoredBytes stored;
  private Iterator<Row> after;

  private InventoryRows(InventoryItems items, StoredBytes stored) {
    this.items = items;
    this.stored = stored;
  }

  /** Reads a file. */
  static Iterator<Row> of(StoredBytes stored) {
    try {
      InventoryPath path = InventoryPath.parse(stored.file());
      return new InventoryRows(InventoryItems.read(path, InventoryFile.inflated(stored)), stored);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return ending(List.of(InventoryFile.unreadable(stored, e)), stored);
    }
  }

  @Override
  public boolean hasNext() {
    if (after == null && !items.hasNext()) {
      InventoryFile.close(stored);
      after = ending(stored.with(items.problems()), stored);
    }
    return after == null || after.hasNext();
  }

  @Override
  public Row next() {
    return hasNext() && after == null
        ? RowFactory.create(Inventory.row(items.next()), null, null)
        : after.next();
  }

  private static Iterator<Row> ending(List<InventoryProblem> problems, StoredBytes stored) {
    Stream<Row> told =
        problems.stream().map(problem -> RowFactory.create(null, InventoryFile.row(problem), null));
    return Stream.concat(told, fetched(stored)).iterator();
  }

  private static Stream<Row> fetched(StoredBytes stored) {
    return stored.failed()
        ? Stream.empty()
        : Stream.of(
            RowFactory.create(null, null, RowFactory.create(stored.file(), stored.listed())));
  }
}
