package dev.tourniquet.jobs.columnar;

import java.util.Arrays;

/** Gives each distinct text a number, from 0 in the order they come. */
public final class ByteDictionary {
  private final Arena texts = new Arena();
  private final Numbers starts = new Numbers();
  private final Numbers hashes = new Numbers();
  private int[] slots = new int[64];

  /** The texts, each after its length: the content of a dictionary page. */
  Arena texts() {
    return texts;
  }

  /** Number of distinct texts. */
  public int size() {
    return starts.size();
  }

  int from(int id) {
    return starts.get(id) + Integer.BYTES;
  }

  int to(int id) {
    return id + 1 < starts.size() ? starts.get(id + 1) : texts.size();
  }

  /** Forgets all texts. */
  public void clear() {
    texts.clear();
    starts.clear();
    hashes.clear();
    Arrays.fill(slots, 0);
  }

  /** The number of a text. */
  public int id(byte[] source, int from, int to) {
    int hash = Hashes.of(source, from, to);
    int mask = slots.length - 1;
    for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
      int id = slots[slot] - 1;
      if (id < 0) {
        return add(source, from, to, slot, hash);
      }
      if (hashes.get(id) == hash && holds(id, source, from, to)) {
        return id;
      }
    }
  }

  boolean holds(int id, byte[] source, int from, int to) {
    return Arrays.equals(texts.bytes(), from(id), to(id), source, from, to);
  }

  private int add(byte[] source, int from, int to, int slot, int hash) {
    int id = starts.size();
    starts.add(texts.size());
    hashes.add(hash);
    texts.appendText(source, from, to);
    slots[slot] = id + 1;
    if (starts.size() * 2 > slots.length) {
      grow();
    }
    return id;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int id = 0; id < hashes.size(); id++) {
      int slot = hashes.get(id) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = id + 1;
    }
  }
}
