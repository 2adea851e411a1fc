package dev.tourniquet.jobs.inventory;

import static dev.tourniquet.jobs.lake.Field.optional;

import dev.tourniquet.inventory.InventoryProblem;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.jobs.lake.Table;
import dev.tourniquet.recorder.ConfigFile;
import dev.tourniquet.recorder.ConfigItems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of one file of AWS Config: items as they come, then the file with what was wrong in it. */
final class RecordedRows implements Iterator<Row> {
  static final Field ITEM = optional("item", RecordedItems.TABLE.schema(), "On an item's row.");
  static final Field READ_FILE =
      optional("readFile", RecordedItems.FILES.schema(), "On the row of a file, its last.");
  static final Table TABLE = Table.whole("recorded", "One thing found in a file.", ITEM, READ_FILE);

  private final ConfigItems items;
  private final StoredBytes stored;
  private final long load;
  private long read;
  private boolean ended;

  private RecordedRows(ConfigItems items, StoredBytes stored, long load) {
    this.items = items;
    this.stored = stored;
    this.load = load;
  }

  /** Reads a file in a load. */
  static Iterator<Row> of(StoredBytes stored, long load) {
    try {
      ConfigFile file = ConfigFile.parse(stored.file());
      ConfigItems items = ConfigItems.read(file, InventoryFile.inflated(stored));
      return new RecordedRows(items, stored, load);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      InventoryProblem problem = InventoryFile.unreadable(stored, e);
      return List.of(fileRow(stored, 0, List.of(problem), load)).iterator();
    }
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public Row next() {
    if (items.hasNext()) {
      read++;
      return RowFactory.create(RecordedItems.row(items.next(), stored.file(), load), null);
    }
    if (ended) {
      throw new NoSuchElementException("Cannot read past the end of " + stored.file());
    }
    ended = true;
    InventoryFile.close(stored);
    return fileRow(stored, read, stored.with(items.problems()), load);
  }

  private static Row fileRow(
      StoredBytes stored, long items, List<InventoryProblem> problems, long load) {
    Row[] told = problems.stream().map(InventoryFile::row).toArray(Row[]::new);
    long bytes = stored.failed() ? RecordedItems.NOT_FETCHED : stored.listed();
    return RowFactory.create(null, RowFactory.create(stored.file(), bytes, items, told, load));
  }
}
