package dev.tourniquet.jobs.ingest;

import java.util.Arrays;

/** Where the values of one record lie in its bytes. */
final class RecordSlots {
  static final byte ABSENT = 0;
  static final byte NULL = 1;
  /** A text without escapes, between its quotes. */
  static final byte TEXT = 2;
  /** A text with escapes, between its quotes. */
  static final byte ESCAPED = 3;
  /** JSON as it was written. */
  static final byte RAW = 4;

  static final byte TRUE = 5;
  static final byte FALSE = 6;

  private static final int MOST_UNKNOWN = 64;

  final byte[] kind;
  final int[] from;
  final int[] to;
  final boolean[] present;
  final int[] groupFrom;
  final int[] groupTo;
  byte[] listKind = new byte[16];
  int[] listFrom = new int[16];
  int[] listTo = new int[16];
  boolean list;
  int elements;
  final String[] unknownPath = new String[MOST_UNKNOWN];
  final int[] unknownFrom = new int[MOST_UNKNOWN];
  final int[] unknownTo = new int[MOST_UNKNOWN];
  int unknown;

  /** Bytes of the record. */
  int length;

  /** Slots for a record of so many values and objects. */
  RecordSlots(int slots, int groups) {
    kind = new byte[slots];
    from = new int[slots];
    to = new int[slots];
    present = new boolean[groups];
    groupFrom = new int[groups];
    groupTo = new int[groups];
  }

  void clear() {
    Arrays.fill(kind, ABSENT);
    Arrays.fill(present, false);
    list = false;
    elements = 0;
    unknown = 0;
  }

  /** Whether a slot holds a text that is not empty, or JSON. */
  boolean holds(int slot) {
    return kind[slot] >= TEXT && to[slot] > from[slot];
  }

  /** Makes room for one more element of the list; returns the place of its first slot. */
  int element(int width) {
    int at = elements++ * width;
    if (at + width > listKind.length) {
      listKind = Arrays.copyOf(listKind, listKind.length * 2);
      listFrom = Arrays.copyOf(listFrom, listFrom.length * 2);
      listTo = Arrays.copyOf(listTo, listTo.length * 2);
    }
    Arrays.fill(listKind, at, at + width, ABSENT);
    return at;
  }

  /** Keeps a field that has no slot; false when there is no room, or it is there already. */
  boolean keepUnknown(String path, int start, int end) {
    for (int i = 0; i < unknown; i++) {
      if (unknownPath[i].equals(path)) {
        return false;
      }
    }
    if (unknown == MOST_UNKNOWN) {
      return false;
    }
    unknownPath[unknown] = path;
    unknownFrom[unknown] = start;
    unknownTo[unknown++] = end;
    return true;
  }
}
