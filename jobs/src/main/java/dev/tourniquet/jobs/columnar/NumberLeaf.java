package dev.tourniquet.jobs.columnar;

import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Whole numbers, times (microseconds since 1970) and booleans. */
final class NumberLeaf extends Leaf {
  private final PrimitiveTypeName type;
  private long[] numbers = new long[16];

  NumberLeaf(ColumnDescriptor descriptor, boolean searched) {
    super(descriptor, searched);
    this.type = descriptor.getPrimitiveType().getPrimitiveTypeName();
  }

  /** An entry with a number; a boolean is 0 or 1. */
  void number(long value) {
    int at = values();
    if (at == numbers.length) {
      numbers = Arrays.copyOf(numbers, at * 2);
    }
    numbers[at] = value;
    present();
  }

  @Override
  long held() {
    return (long) Long.BYTES * values() + 4L * entries();
  }

  @Override
  void writeDictionary(ChunkWriter chunk) {
    // Numbers compress well enough as they are.
  }

  @Override
  Encoded encode(int from, int to, Arena page) {
    switch (type) {
      case INT32 -> {
        for (int i = from; i < to; i++) {
          page.appendInt((int) numbers[i]);
        }
      }
      case BOOLEAN -> bits(from, to, page);
      default -> {
        for (int i = from; i < to; i++) {
          page.appendLong(numbers[i]);
        }
      }
    }
    return Encoded.PLAIN;
  }

  private void bits(int from, int to, Arena page) {
    int bits = 0;
    for (int i = from; i < to; i++) {
      int place = (i - from) % Byte.SIZE;
      bits |= (int) numbers[i] << place;
      if (place == Byte.SIZE - 1 || i == to - 1) {
        page.appendByte(bits);
        bits = 0;
      }
    }
  }

  @Override
  Range range(int from, int to) {
    if (!searched() || from == to || type == PrimitiveTypeName.BOOLEAN) {
      return null;
    }
    long smallest = numbers[from];
    long largest = smallest;
    for (int i = from + 1; i < to; i++) {
      smallest = Math.min(smallest, numbers[i]);
      largest = Math.max(largest, numbers[i]);
    }
    return Range.ofLongs(smallest, largest);
  }

  @Override
  Range widest(Range one, Range other) {
    return Range.ofNumbers(one, other);
  }
}
