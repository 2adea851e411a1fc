package dev.tourniquet.jobs.columnar;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Writes the columns of a row group page by page, each page compressed with zstd. */
final class ChunkWriter implements Closeable {
  private final ParquetFileWriter file;
  private final ColumnFile.Layout layout;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private final Arena page = new Arena();
  private byte[] compressed = new byte[1 << 16];
  private boolean dictionary;

  /** Writes into a file that is laid out so. */
  ChunkWriter(ParquetFileWriter file, ColumnFile.Layout layout) {
    this.file = file;
    this.layout = layout;
    zstd.setLevel(layout.zstd());
  }

  /** Writes all that a column has gathered; returns the range of its values, null where it is not kept. */
  Range write(Leaf leaf) throws IOException {
    file.startColumn(leaf.descriptor(), leaf.entries(), CompressionCodecName.ZSTD);
    dictionary = false;
    leaf.writeDictionary(this);
    Range all = leaf.repeated() ? page(leaf, new Part(0, leaf.entries(), 0)) : pages(leaf);
    file.endColumn();
    if (layout.isFine(leaf) && leaf instanceof TextLeaf texts && texts.values() > 0) {
      file.addBloomFilter(leaf.descriptor().getPath()[0], texts.texts());
    }
    return all;
  }

  /** Writes the dictionary of the column at hand. */
  void dictionary(Arena texts, int size) throws IOException {
    dictionary = true;
    file.writeDictionaryPage(
        new DictionaryPage(compress(texts), texts.size(), size, Encoding.PLAIN));
  }

  private Range pages(Leaf leaf) throws IOException {
    Range all = null;
    int pageRows = layout.pageRows(leaf);
    Part part = new Part(0, 0, 0);
    while (part.to < leaf.entries()) {
      int from = part.to;
      int value = part.value + present(leaf, part);
      part = new Part(from, Math.min(from + pageRows, leaf.entries()), value);
      all = leaf.widest(all, page(leaf, part));
    }
    return all;
  }

  private static int present(Leaf leaf, Part part) {
    if (leaf.highest() == 0) {
      return part.to - part.from;
    }
    int present = 0;
    int[] levels = leaf.definitions().values();
    for (int i = part.from; i < part.to; i++) {
      present += levels[i] == leaf.highest() ? 1 : 0;
    }
    return present;
  }

  private Range page(Leaf leaf, Part part) throws IOException {
    page.clear();
    if (leaf.repeated()) {
      levels(leaf.repetitions(), part, leaf.descriptor().getMaxRepetitionLevel());
    }
    if (leaf.highest() > 0) {
      levels(leaf.definitions(), part, leaf.highest());
    }
    int present = present(leaf, part);
    Leaf.Encoded encoded = leaf.encode(part.value, part.value + present, page);
    Range range = leaf.range(part.value, part.value + present);
    int entries = part.to - part.from;
    BytesInput bytes = compress(page);
    file.writeDataPage(
        entries,
        page.size(),
        bytes,
        statistics(leaf, range, entries - present),
        leaf.repeated() ? rows(leaf) : entries,
        Encoding.RLE,
        Encoding.RLE,
        encoded == Leaf.Encoded.DICTIONARY && dictionary
            ? Encoding.RLE_DICTIONARY
            : Encoding.PLAIN);
    return range;
  }

  private static long rows(Leaf leaf) {
    return Arrays.stream(leaf.repetitions().values(), 0, leaf.entries())
        .filter(level -> level == 0)
        .count();
  }

  private void levels(Numbers levels, Part part, int highest) {
    int length = page.reserveInt();
    int start = page.size();
    var target = new HybridEncoding.Target(page, HybridEncoding.width(highest));
    HybridEncoding.encode(levels.values(), part.from, part.to, target);
    page.putInt(length, page.size() - start);
  }

  private BytesInput compress(Arena plain) {
    int bound = (int) com.github.luben.zstd.Zstd.compressBound(plain.size());
    if (compressed.length < bound) {
      compressed = new byte[bound];
    }
    int size =
        zstd.compressByteArray(compressed, 0, compressed.length, plain.bytes(), 0, plain.size());
    return BytesInput.from(compressed, 0, size);
  }

  /** Statistics without anything in them say that none are kept; with a count of nulls alone, that all are null. */
  private static Statistics<?> statistics(Leaf leaf, Range range, long absent) {
    PrimitiveType type = leaf.descriptor().getPrimitiveType();
    Statistics.Builder builder = Statistics.getBuilderForReading(type);
    if (!leaf.searched() || type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN) {
      return builder.build();
    }
    if (range != null) {
      boolean four = type.getPrimitiveTypeName() == PrimitiveTypeName.INT32;
      builder
          .withMin(four ? Arrays.copyOf(range.smallest(), 4) : range.smallest())
          .withMax(four ? Arrays.copyOf(range.largest(), 4) : range.largest());
    }
    return builder.withNumNulls(absent).build();
  }

  @Override
  public void close() {
    zstd.close();
  }

  /**
   * Entries of one page.
   *
   * @param value number of values before them
   */
  private record Part(int from, int to, int value) {}
}
