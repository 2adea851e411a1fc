package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The fields that an object of a record can have, and what is expected of each. Finds a field by its name as it stands
 * in the bytes; since records are written alike, it first tries the one that came next the last time.
 */
final class RecordShape {
  private final String path;
  private final int group;
  private final List<Member> members = new ArrayList<>();
  private int[] table;
  private int[] successors;

  /**
   * A field.
   *
   * @param slot number of the slot that its value goes to; -1 for an object or a list
   * @param inside the fields of an object, or of the objects of a list
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Member(byte[] name, Form form, int slot, RecordShape inside) {}

  /** What is expected. */
  enum Form {
    TEXT,
    FLAG,
    /** Any JSON, kept as it was written. */
    RAW,
    OBJECT,
    OBJECTS
  }

  /** How many slots and groups there are so far. */
  static final class Counts {
    int slots;
    int groups;
    int listSlots;
  }

  private RecordShape(String path, int group) {
    this.path = path;
    this.group = group;
  }

  /** The shape of a struct; its scalar fields get slots in the order of the schema. */
  static RecordShape of(StructType type, String path, Counts counts) {
    RecordShape shape = new RecordShape(path, counts.groups++);
    for (StructField field : type.fields()) {
      shape.members.add(member(field, FieldPath.child(path, field.name()), counts));
    }
    shape.index();
    return shape;
  }

  private static Member member(StructField field, String path, Counts counts) {
    byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
    if (field.dataType() instanceof StructType inner) {
      return new Member(name, Form.OBJECT, -1, of(inner, path, counts));
    }
    if (field.dataType() instanceof ArrayType list) {
      Counts inside = new Counts();
      RecordShape element = of((StructType) list.elementType(), path, inside);
      counts.listSlots = inside.slots;
      return new Member(name, Form.OBJECTS, -1, element);
    }
    Form form = field.dataType().equals(DataTypes.BooleanType)
        ? Form.FLAG
        : Events.RAW.contains(field.name()) ? Form.RAW : Form.TEXT;
    return new Member(name, form, counts.slots++, null);
  }

  private void index() {
    table = new int[Integer.highestOneBit(members.size() * 4)];
    for (int i = 0; i < members.size(); i++) {
      byte[] name = members.get(i).name();
      int at = Hashes.of(name, 0, name.length) & (table.length - 1);
      while (table[at] != 0) {
        at = (at + 1) & (table.length - 1);
      }
      table[at] = i + 1;
    }
    successors = new int[members.size() + 1];
    Arrays.setAll(successors, i -> Math.min(i, members.size() - 1));
  }

  /** Dotted path of the object in the record; empty for the record itself. */
  String path() {
    return path;
  }

  /** Number of the object among the objects of a record. */
  int group() {
    return group;
  }

  Member member(int index) {
    return members.get(index);
  }

  List<Member> members() {
    return members;
  }

  /** Slot of the value at a path of names. */
  int slot(String... names) {
    RecordShape at = this;
    for (int i = 0; i < names.length - 1; i++) {
      at = at.named(names[i]).inside();
    }
    return at.named(names[names.length - 1]).slot();
  }

  /** The fields of the object with a name. */
  RecordShape inside(String name) {
    return named(name).inside();
  }

  /** Number of the object with a name. */
  int group(String name) {
    return named(name).inside().group();
  }

  private Member named(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return members.get(find(bytes, 0, bytes.length, -1));
  }

  /** Index of the field with this name, -1 when there is none. {@code before} is the field before it, -1 at first. */
  int find(byte[] bytes, int from, int to, int before) {
    int likely = successors[before + 1];
    byte[] name = members.get(likely).name();
    if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
      return likely;
    }
    int found = search(bytes, from, to);
    if (found >= 0) {
      successors[before + 1] = found;
    }
    return found;
  }

  private int search(byte[] bytes, int from, int to) {
    int at = Hashes.of(bytes, from, to) & (table.length - 1);
    while (table[at] != 0) {
      byte[] name = members.get(table[at] - 1).name();
      if (Arrays.equals(name, 0, name.length, bytes, from, to)) {
        return table[at] - 1;
      }
      at = (at + 1) & (table.length - 1);
    }
    return -1;
  }
}
