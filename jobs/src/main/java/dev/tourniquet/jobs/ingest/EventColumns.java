package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.ColumnSet;
import dev.tourniquet.jobs.columnar.Hashes;
import dev.tourniquet.jobs.columnar.RowColumns;
import dev.tourniquet.jobs.ingest.RecordShape.Form;
import dev.tourniquet.jobs.ingest.RecordShape.Member;
import dev.tourniquet.jobs.lake.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** Puts events into the columns of {@code events}: from the slots of a scan, or from a row that was read with care. */
final class EventColumns {
  private final ColumnSet columns;
  private final RowColumns careful;
  private final List<int[]> slots = new ArrayList<>();
  private final int[] parents;
  private final int[] levels;
  private final int[] list;
  private final int unknownKey;
  private final int unknownValue;
  private final int time;
  private final int account;
  private final int object;
  private final int index;
  private final int batch;
  private final JsonTexts texts = new JsonTexts();
  private long taken;

  EventColumns(RecordShape shape, int groups) {
    columns = new ColumnSet(Events.TABLE.fileSchema(), Events.TABLE.searchedNames(), Set.of());
    careful = new RowColumns(columns, Events.TABLE.fileSchema());
    parents = new int[groups];
    levels = new int[groups];
    list = place(shape, List.of());
    unknownKey = columns.leaf(Events.UNKNOWN_FIELDS.name(), "key_value", "key");
    unknownValue = columns.leaf(Events.UNKNOWN_FIELDS.name(), "key_value", "value");
    time = leaf(Events.EVENT_TIME);
    account = leaf(Events.ACCOUNT);
    object = leaf(Events.OBJECT);
    index = leaf(Events.INDEX);
    batch = leaf(Events.BATCH);
  }

  ColumnSet columns() {
    return columns;
  }

  /** Bytes of the events that were added since this was asked last, about. */
  long taken() {
    long bytes = taken;
    taken = 0;
    return bytes;
  }

  private int leaf(Field field) {
    return columns.leaf(field.name());
  }

  /** Finds the leaf of every slot; returns the leaves of the list. */
  private int[] place(RecordShape shape, List<String> path) {
    int[] found = {};
    for (Member member : shape.members()) {
      List<String> at = new ArrayList<>(path);
      at.add(new String(member.name(), StandardCharsets.UTF_8));
      if (member.form() == Form.OBJECT) {
        parents[member.inside().group()] = shape.group();
        place(member.inside(), at);
      } else if (member.form() == Form.OBJECTS) {
        found = listLeaves(member.inside(), at);
      } else {
        boolean isTime = at.equals(List.of(Events.EVENT_TIME.name()));
        int leaf = columns.leaf(at.toArray(String[]::new));
        slots.add(new int[] {member.slot(), isTime ? -1 : leaf, shape.group()});
      }
    }
    return found;
  }

  private int[] listLeaves(RecordShape element, List<String> path) {
    return element.members().stream()
        .mapToInt(member -> {
          List<String> at = new ArrayList<>(path);
          at.addAll(List.of("list", "element", new String(member.name(), StandardCharsets.UTF_8)));
          return columns.leaf(at.toArray(String[]::new));
        })
        .toArray();
  }

  /** Adds a row of the table, without its day and with the batch of its own. */
  void add(Row row) {
    long before = columns.held();
    careful.add(row);
    taken += columns.held() - before;
  }

  /** Adds what a scan found. */
  void add(byte[] bytes, RecordSlots found, Stamp stamp) {
    for (int group = 1; group < levels.length; group++) {
      levels[group] = levels[parents[group]] + (found.present[group] ? 1 : 0);
    }
    for (int[] slot : slots) {
      if (slot[1] >= 0) {
        put(
            slot[1],
            levels[slot[2]],
            bytes,
            found.kind[slot[0]],
            found.from[slot[0]],
            found.to[slot[0]]);
      }
    }
    resources(bytes, found);
    unknown(bytes, found);
    columns.number(time, stamp.micros());
    columns.text(account, stamp.account(), 0, stamp.account().length);
    columns.text(object, stamp.object(), 0, stamp.object().length);
    columns.number(index, stamp.index());
    columns.number(batch, stamp.batch());
    columns.endRow();
    taken += found.length;
  }

  private void put(int leaf, int level, byte[] bytes, byte kind, int from, int to) {
    switch (kind) {
      case RecordSlots.TEXT, RecordSlots.RAW -> columns.text(leaf, bytes, from, to);
      case RecordSlots.ESCAPED -> {
        texts.read(bytes, from, to);
        columns.text(leaf, texts.bytes(), 0, texts.size());
      }
      case RecordSlots.TRUE -> columns.number(leaf, 1);
      case RecordSlots.FALSE -> columns.number(leaf, 0);
      default -> columns.absent(leaf, level);
    }
  }

  private void resources(byte[] bytes, RecordSlots found) {
    for (int i = 0; i < list.length; i++) {
      if (found.elements == 0) {
        columns.repetition(list[i], 0);
        columns.absent(list[i], found.list ? 1 : 0);
      }
      for (int element = 0; element < found.elements; element++) {
        int at = element * list.length + i;
        columns.repetition(list[i], element == 0 ? 0 : 1);
        put(list[i], 3, bytes, found.listKind[at], found.listFrom[at], found.listTo[at]);
      }
    }
  }

  private void unknown(byte[] bytes, RecordSlots found) {
    columns.repetition(unknownKey, 0);
    columns.repetition(unknownValue, 0);
    if (found.unknown == 0) {
      columns.absent(unknownKey, 0);
      columns.absent(unknownValue, 0);
      return;
    }
    for (int i = 0; i < found.unknown; i++) {
      if (i > 0) {
        columns.repetition(unknownKey, 1);
        columns.repetition(unknownValue, 1);
      }
      byte[] path = found.unknownPath[i].getBytes(StandardCharsets.UTF_8);
      columns.text(unknownKey, path, 0, path.length);
      columns.text(unknownValue, bytes, found.unknownFrom[i], found.unknownTo[i]);
    }
  }

  /** What ingest adds to an event. */
  static final class Stamp {
    private final byte[] object;
    private final long order;
    private final long batch;
    private byte[] account = {};
    private long micros;
    private int index;

    Stamp(String object, long batch) {
      this.object = object.getBytes(StandardCharsets.UTF_8);
      this.order = order(this.object, object.substring(0, object.lastIndexOf('/') + 1));
      this.batch = batch;
    }

    void set(byte[] owner, long time, int place) {
      account = owner;
      micros = time;
      index = place;
    }

    /** By its own name first: which of two copies stays is the same wherever the logs lie. */
    private static long order(byte[] object, String folder) {
      int name = folder.getBytes(StandardCharsets.UTF_8).length;
      long byName = Hashes.wide(object, name, object.length, 7);
      long byWhole = Hashes.wide(object, 0, object.length, 7);
      return (byName & 0xffffffff00000000L) | (byWhole >>> Integer.SIZE);
    }

    /** What decides between copies of an event: the object of the smaller number keeps it. */
    long order() {
      return order;
    }

    byte[] object() {
      return object;
    }

    byte[] account() {
      return account;
    }

    long micros() {
      return micros;
    }

    int index() {
      return index;
    }

    long batch() {
      return batch;
    }
  }
}
