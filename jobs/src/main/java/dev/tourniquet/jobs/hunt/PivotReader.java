package dev.tourniquet.jobs.hunt;

import dev.tourniquet.jobs.ingest.EventEntities;
import dev.tourniquet.jobs.lake.Field;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.internal.filter2.columnindex.RowRanges;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Reads the calls of a pivot from one data file. First the columns that the condition is about, of those pages that
 * their indexes name; then the others, of those pages that hold a call.
 */
final class PivotReader implements Closeable {
  private final Pivot pivot;
  private final FilterCompat.Filter condition;
  private final InputFile input;
  private final ParquetReadOptions options;
  /** Reads the columns of the condition. */
  private final ParquetFileReader file;
  /** Reads the columns of a call: the pages of a column that one reader has chosen are no other's. */
  private ParquetFileReader whole;

  private final MessageType all;

  PivotReader(Pivot pivot, FileStatus file, Configuration hadoop) throws IOException {
    this.pivot = pivot;
    condition = FilterCompat.get(PivotConditions.ofRows(pivot));
    input = HadoopInputFile.fromStatus(file, hadoop);
    options = HadoopReadOptions.builder(hadoop, file.getPath())
        .withRecordFilter(condition)
        .useColumnIndexFilter(true)
        .useDictionaryFilter(false)
        .build();
    this.file = ParquetFileReader.open(input, options);
    all = this.file.getFileMetaData().getSchema();
  }

  /** Hands on each call in the file until one is not wanted; whether all were. */
  boolean calls(Predicate<Row> to) throws IOException {
    for (int group = 0; group < file.getRowGroups().size(); group++) {
      if (!calls(group, to)) {
        return false;
      }
    }
    return true;
  }

  private boolean calls(int group, Predicate<Row> to) throws IOException {
    OffsetIndex places = places(file.getRowGroups().get(group));
    SortedSet<Integer> found = pages(group, places);
    if (found.isEmpty()) {
      return true;
    }
    PrimitiveIterator.OfInt chosen = found.stream().mapToInt(Integer::intValue).iterator();
    if (whole == null) {
      whole = new ParquetFileReader(input, file.getFooter(), options, input.newStream());
    }
    MessageType read = choose(whole, PivotConditions.asked(pivot, Pivot.COLUMNS));
    PageReadStore pages = whole.readFilteredRowGroup(
        group, RowRanges.create(file.getRowGroups().get(group).getRowCount(), chosen, places));
    RecordReader<Group> rows = rows(read, pages);
    for (long left = pages.getRowCount(); left > 0; left--) {
      Group row = rows.read();
      if (row != null && !rows.shouldSkipCurrentRecord() && !to.test(call(row))) {
        return false;
      }
    }
    return true;
  }

  /** The pages of a row group in which the condition holds for a row. */
  private SortedSet<Integer> pages(int group, OffsetIndex places) throws IOException {
    SortedSet<Integer> found = new TreeSet<>();
    MessageType read = choose(file, PivotConditions.asked(pivot, List.of()));
    PageReadStore pages = file.readFilteredRowGroup(group);
    if (pages == null) {
      return found;
    }
    RecordReader<Group> rows = rows(read, pages);
    PrimitiveIterator.OfLong indexes = pages
        .getRowIndexes()
        .orElseGet(() -> LongStream.range(0, pages.getRowCount()).iterator());
    int page = 0;
    for (long left = pages.getRowCount(); left > 0; left--) {
      Group row = rows.read();
      long index = indexes.nextLong();
      while (page + 1 < places.getPageCount() && places.getFirstRowIndex(page + 1) <= index) {
        page++;
      }
      if (row != null && !rows.shouldSkipCurrentRecord()) {
        found.add(page);
      }
    }
    return found;
  }

  private OffsetIndex places(BlockMetaData group) throws IOException {
    for (ColumnChunkMetaData column : group.getColumns()) {
      if (column.getPath().toDotString().equals(EventEntities.KIND.name())) {
        return file.readOffsetIndex(column);
      }
    }
    throw new IOException("Cannot find the column " + EventEntities.KIND.name() + " in a file");
  }

  private MessageType choose(ParquetFileReader reader, List<Field> fields) {
    var chosen = new MessageType(
        all.getName(), fields.stream().map(field -> all.getType(field.name())).toList());
    reader.setRequestedSchema(chosen);
    return chosen;
  }

  private RecordReader<Group> rows(MessageType read, PageReadStore pages) {
    return new ColumnIOFactory()
        .getColumnIO(read, all)
        .getRecordReader(pages, new GroupRecordConverter(read), condition);
  }

  private static Row call(Group group) {
    return RowFactory.create(
        Pivot.COLUMNS.stream().map(field -> value(group, field)).toArray());
  }

  private static Object value(Group group, Field field) {
    if (group.getFieldRepetitionCount(field.name()) == 0) {
      return null;
    }
    return field.equals(EventEntities.EVENT_TIME)
        ? Instant.EPOCH.plus(group.getLong(field.name(), 0), ChronoUnit.MICROS)
        : group.getString(field.name(), 0);
  }

  @Override
  public void close() throws IOException {
    file.close();
    if (whole != null) {
      whole.close();
    }
  }
}
