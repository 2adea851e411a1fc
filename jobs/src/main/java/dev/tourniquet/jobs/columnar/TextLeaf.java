package dev.tourniquet.jobs.columnar;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;
import org.apache.parquet.column.values.bloomfilter.BloomFilter;
import org.apache.parquet.io.api.Binary;

/**
 * Texts. They get a dictionary as long as they repeat; where most are new (ids, most parameters) they are written one
 * after the other.
 */
final class TextLeaf extends Leaf {
  /** Values after which it is looked whether they repeat. */
  private static final int TRIAL = 2_048;

  /** More distinct texts than this share of the values: a dictionary would only cost. */
  private static final double MOST_DISTINCT = 0.6;

  private static final int LARGEST_DICTIONARY = 8 << 20;

  /** How often a text stands in a column without a dictionary: an event of the benchmark names 6.4 entities. */
  private static final int USUAL_TIMES = 6;

  /** With so many, about one of a hundred texts that are not there is not told apart. */
  private static final int BITS_OF_A_TEXT = 12;

  private static final int SMALLEST_FILTER = 32;
  private static final int LARGEST_FILTER = 1 << 20;

  private final ByteDictionary dictionary = new ByteDictionary();
  private final Numbers ids = new Numbers();
  private final Arena plain = new Arena();
  private final Numbers starts = new Numbers();
  private final boolean mayRepeat;
  private boolean repeats;
  private int last = -1;
  private int nextLook = TRIAL;

  TextLeaf(ColumnDescriptor descriptor, boolean searched, boolean dictionary) {
    super(descriptor, searched);
    mayRepeat = dictionary;
    repeats = dictionary;
  }

  /** An entry with a text. */
  void text(byte[] source, int from, int to) {
    present();
    if (!repeats) {
      starts.add(plain.size());
      plain.appendText(source, from, to);
      return;
    }
    if (last < 0 || !dictionary.holds(last, source, from, to)) {
      last = dictionary.id(source, from, to);
    }
    ids.add(last);
    if (ids.size() >= nextLook) {
      look();
    }
  }

  /** The number of a text in the dictionary, which from now on is kept, for entries that follow. */
  int code(byte[] text) {
    nextLook = Integer.MAX_VALUE;
    return dictionary.id(text, 0, text.length);
  }

  /** An entry with the text of a number. */
  void coded(int code) {
    present();
    ids.add(code);
  }

  private void look() {
    nextLook *= 2;
    if (dictionary.size() > MOST_DISTINCT * ids.size()
        || dictionary.texts().size() > LARGEST_DICTIONARY) {
      for (int i = 0; i < ids.size(); i++) {
        int id = ids.get(i);
        starts.add(plain.size());
        plain.appendText(dictionary.texts().bytes(), dictionary.from(id), dictionary.to(id));
      }
      dictionary.clear();
      ids.clear();
      repeats = false;
    }
  }

  @Override
  void clear() {
    super.clear();
    dictionary.clear();
    ids.clear();
    plain.clear();
    starts.clear();
    repeats = mayRepeat;
    last = -1;
    nextLook = TRIAL;
  }

  @Override
  long held() {
    return plain.size() + dictionary.texts().size() + 4L * (ids.size() + starts.size() + entries());
  }

  @Override
  void writeDictionary(ChunkWriter chunk) throws IOException {
    if (repeats && dictionary.size() > 0) {
      chunk.dictionary(dictionary.texts(), dictionary.size());
    }
  }

  @Override
  Encoded encode(int from, int to, Arena page) {
    if (!repeats || dictionary.size() == 0) {
      page.append(plain.bytes(), start(from), start(to));
      return Encoded.PLAIN;
    }
    int width = HybridEncoding.width(dictionary.size() - 1);
    page.appendByte(width);
    HybridEncoding.encode(ids.values(), from, to, new HybridEncoding.Target(page, width));
    return Encoded.DICTIONARY;
  }

  /** Which texts there are, to tell a text that is none of them. */
  BloomFilter texts() {
    int distinct = repeats ? dictionary.size() : values() / USUAL_TIMES;
    var texts = new BlockSplitBloomFilter(
        Math.max(SMALLEST_FILTER, distinct * BITS_OF_A_TEXT / Byte.SIZE), LARGEST_FILTER);
    for (int i = 0; i < (repeats ? dictionary.size() : values()); i++) {
      Binary text = repeats
          ? text(dictionary.texts(), dictionary.from(i), dictionary.to(i))
          : text(plain, start(i) + Integer.BYTES, start(i + 1));
      texts.insertHash(texts.hash(text));
    }
    return texts;
  }

  private static Binary text(Arena texts, int from, int to) {
    return Binary.fromConstantByteArray(texts.bytes(), from, to - from);
  }

  private int start(int value) {
    return value < starts.size() ? starts.get(value) : plain.size();
  }

  @Override
  Range range(int from, int to) {
    if (!searched() || from == to) {
      return null;
    }
    return repeats ? ofDictionary(from, to) : ofPlain(from, to);
  }

  @Override
  Range widest(Range one, Range other) {
    return Range.ofTexts(one, other);
  }

  private Range ofDictionary(int from, int to) {
    byte[] texts = dictionary.texts().bytes();
    int smallest = ids.get(from);
    int largest = smallest;
    int before = smallest;
    for (int i = from + 1; i < to; i++) {
      int id = ids.get(i);
      if (id == before) {
        continue;
      }
      before = id;
      if (compare(texts, id, smallest) < 0) {
        smallest = id;
      } else if (compare(texts, id, largest) > 0) {
        largest = id;
      }
    }
    return new Range(copy(texts, smallest), copy(texts, largest));
  }

  private int compare(byte[] texts, int one, int other) {
    return Arrays.compareUnsigned(
        texts,
        dictionary.from(one),
        dictionary.to(one),
        texts,
        dictionary.from(other),
        dictionary.to(other));
  }

  private byte[] copy(byte[] texts, int id) {
    return Arrays.copyOfRange(texts, dictionary.from(id), dictionary.to(id));
  }

  private Range ofPlain(int from, int to) {
    byte[] texts = plain.bytes();
    int smallest = from;
    int largest = from;
    for (int i = from + 1; i < to; i++) {
      if (comparePlain(texts, i, smallest) < 0) {
        smallest = i;
      } else if (comparePlain(texts, i, largest) > 0) {
        largest = i;
      }
    }
    return new Range(
        Arrays.copyOfRange(texts, start(smallest) + Integer.BYTES, start(smallest + 1)),
        Arrays.copyOfRange(texts, start(largest) + Integer.BYTES, start(largest + 1)));
  }

  private int comparePlain(byte[] texts, int one, int other) {
    return Arrays.compareUnsigned(
        texts,
        start(one) + Integer.BYTES,
        start(one + 1),
        texts,
        start(other) + Integer.BYTES,
        start(other + 1));
  }
}
