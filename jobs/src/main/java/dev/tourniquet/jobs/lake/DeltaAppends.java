package dev.tourniquet.jobs.lake;

import dev.tourniquet.jobs.columnar.FileSummary;
import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.hook.PostCommitHook.PostCommitHookType;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Adds data files to Delta tables with Delta Kernel: no Spark job is needed to know a table's newest version. Each
 * append carries the number of its batch as a Delta transaction id, so that repeating it changes nothing.
 */
final class DeltaAppends {
  private static final String WRITER = "tourniquet";
  private static final String BATCHES = "tourniquet-ingest";
  private static final int LONGEST_BOUND = 64;

  /** With a checksum, which tells schema and settings, Spark need not read the log to know them. */
  private static final Set<PostCommitHookType> HOOKS =
      EnumSet.of(PostCommitHookType.CHECKPOINT, PostCommitHookType.CHECKSUM_SIMPLE);

  private final Engine engine;

  DeltaAppends(Configuration hadoop) {
    this.engine = DefaultEngine.create(hadoop);
  }

  /** Makes a table unless it is there. */
  void create(String path, Table table) {
    io.delta.kernel.Table delta = io.delta.kernel.Table.forPath(engine, path);
    try {
      delta.getLatestSnapshot(engine);
    } catch (TableNotFoundException e) {
      TransactionBuilder builder = delta
          .createTransactionBuilder(engine, WRITER, Operation.CREATE_TABLE)
          .withSchema(engine, schema(table))
          .withTableProperties(engine, properties(table));
      if (table.day() != null) {
        builder = builder.withPartitionColumns(engine, List.of(table.day().name()));
      }
      commit(builder.build(engine), List.of());
    }
  }

  private static Map<String, String> properties(Table table) {
    Map<String, String> properties = new HashMap<>(table.parquet());
    properties.put("delta.dataSkippingStatsColumns", String.join(",", table.searchedNames()));
    return properties;
  }

  private static StructType schema(Table table) {
    return DataTypeJsonSerDe.deserializeStructType(table.strictSchema().json());
  }

  /** Adds files in one transaction; does nothing when the table already has this batch. */
  void append(String path, Table table, long batch, Collection<DataFile> files) {
    Transaction transaction;
    try {
      transaction = io.delta.kernel.Table.forPath(engine, path)
          .createTransactionBuilder(engine, WRITER, Operation.WRITE)
          .withTransactionId(engine, BATCHES, batch)
          .build(engine);
    } catch (ConcurrentTransactionException e) {
      return;
    }
    Map<Integer, List<DataFileStatus>> byDay = new TreeMap<>();
    for (DataFile file : files) {
      byDay.computeIfAbsent(file.day(), day -> new ArrayList<>()).add(status(table, file.file()));
    }
    Row state = transaction.getTransactionState(engine);
    List<Row> actions = new ArrayList<>();
    byDay.forEach((day, written) -> actions.addAll(actions(state, partition(table, day), written)));
    commit(transaction, actions);
  }

  private static Map<String, Literal> partition(Table table, int day) {
    return table.day() == null ? Map.of() : Map.of(table.day().name(), Literal.ofDate(day));
  }

  private List<Row> actions(Row state, Map<String, Literal> partition, List<DataFileStatus> files) {
    DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
    List<Row> actions = new ArrayList<>();
    try (CloseableIterator<Row> made =
        Transaction.generateAppendActions(engine, state, closeable(files.iterator()), context)) {
      made.forEachRemaining(actions::add);
    } catch (IOException e) {
      throw new LakeException("Cannot make the actions of a commit: " + e.getMessage(), e);
    }
    return actions;
  }

  private void commit(Transaction transaction, List<Row> actions) {
    TransactionCommitResult done = transaction.commit(
        engine, CloseableIterable.inMemoryIterable(closeable(actions.iterator())));
    for (PostCommitHook hook : done.getPostCommitHooks()) {
      if (HOOKS.contains(hook.getType())) {
        try {
          hook.threadSafeInvoke(engine);
        } catch (IOException e) {
          throw new UncheckedIOException(
              "Cannot write a checkpoint or a checksum: " + e.getMessage(), e);
        }
      }
    }
  }

  private static <T> CloseableIterator<T> closeable(Iterator<T> values) {
    return new CloseableIterator<>() {
      @Override
      public boolean hasNext() {
        return values.hasNext();
      }

      @Override
      public T next() {
        return values.next();
      }

      @Override
      public void close() {}
    };
  }

  private static DataFileStatus status(Table table, FileSummary file) {
    Map<Column, Literal> smallest = new HashMap<>();
    Map<Column, Literal> largest = new HashMap<>();
    Map<Column, Long> absent = new HashMap<>();
    for (Field field : table.fields()) {
      FileSummary.Bounds bounds = file.bounds().get(field.name());
      if (bounds != null) {
        var column = new Column(field.name());
        absent.put(column, bounds.absent());
        if (bounds.smallest() != null) {
          smallest.put(column, literal(field.type(), lower(bounds.smallest())));
          upper(bounds.largest())
              .ifPresent(bound -> largest.put(column, literal(field.type(), bound)));
        }
      }
    }
    var statistics =
        new DataFileStatistics(file.rows(), smallest, largest, absent, Optional.empty());
    return new DataFileStatus(file.path(), file.bytes(), file.modified(), Optional.of(statistics));
  }

  private static Literal literal(DataType type, Serializable value) {
    if (type.equals(DataTypes.StringType)) {
      return Literal.ofString((String) value);
    }
    long number = (Long) value;
    if (type.equals(DataTypes.TimestampType)) {
      return Literal.ofTimestamp(number);
    }
    if (type.equals(DataTypes.DateType)) {
      return Literal.ofDate((int) number);
    }
    return type.equals(DataTypes.IntegerType)
        ? Literal.ofInt((int) number)
        : Literal.ofLong(number);
  }

  private static Serializable lower(Serializable bound) {
    return bound instanceof String text ? text.substring(0, cut(text)) : bound;
  }

  /** A text that is cut must still not be smaller than what it stands for; behind the last character of all none is larger. */
  private static Optional<Serializable> upper(Serializable bound) {
    if (!(bound instanceof String text) || text.length() <= LONGEST_BOUND) {
      return Optional.of(bound);
    }
    int cut = cut(text);
    return text.codePointAt(cut) == Character.MAX_CODE_POINT
        ? Optional.empty()
        : Optional.of(text.substring(0, cut) + Character.toString(Character.MAX_CODE_POINT));
  }

  private static int cut(String text) {
    if (text.length() <= LONGEST_BOUND) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(LONGEST_BOUND - 1))
        ? LONGEST_BOUND - 1
        : LONGEST_BOUND;
  }
}
