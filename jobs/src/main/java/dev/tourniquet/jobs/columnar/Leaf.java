package dev.tourniquet.jobs.columnar;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * One column of values without parts, as a row group of it is gathered. Each entry has a level that says how many of
 * the optional things around it are there; only an entry of the highest level has a value.
 */
abstract class Leaf {
  private final ColumnDescriptor descriptor;
  private final boolean searched;
  private final Numbers definitions = new Numbers();
  private final Numbers repetitions = new Numbers();
  private final int highest;
  private int entries;
  private int values;

  Leaf(ColumnDescriptor descriptor, boolean searched) {
    this.descriptor = descriptor;
    this.searched = searched;
    this.highest = descriptor.getMaxDefinitionLevel();
  }

  final ColumnDescriptor descriptor() {
    return descriptor;
  }

  /** Whether its smallest and largest values are kept. */
  final boolean searched() {
    return searched;
  }

  final int entries() {
    return entries;
  }

  final int highest() {
    return highest;
  }

  final boolean repeated() {
    return descriptor.getMaxRepetitionLevel() > 0;
  }

  /** The level of each entry; nothing where all have a value. */
  final Numbers definitions() {
    return definitions;
  }

  final Numbers repetitions() {
    return repetitions;
  }

  /** An entry without a value. */
  final void absent(int definition) {
    definitions.add(definition);
    entries++;
  }

  /** The level that says whether the next entry begins a row (0) or goes on in a list. */
  final void repetition(int level) {
    repetitions.add(level);
  }

  /** Counts an entry that has a value. */
  final void present() {
    if (highest > 0) {
      definitions.add(highest);
    }
    entries++;
    values++;
  }

  final int values() {
    return values;
  }

  /** Entries without a value. */
  final long absentEntries() {
    return entries() - (long) values;
  }

  /** Forgets what was gathered. */
  void clear() {
    definitions.clear();
    repetitions.clear();
    entries = 0;
    values = 0;
  }

  /** Bytes held in memory, about. */
  abstract long held();

  /** Writes the dictionary, if the values have one. */
  abstract void writeDictionary(ChunkWriter chunk) throws IOException;

  /** Appends the values from one up to another to a page. */
  abstract Encoded encode(int from, int to, Arena page);

  /** Smallest and largest of some values; null where they are not kept. */
  abstract Range range(int from, int to);

  /** The span of two ranges, either of which may be null. */
  abstract Range widest(Range one, Range other);

  /** How values were encoded. */
  enum Encoded {
    PLAIN,
    DICTIONARY
  }
}
