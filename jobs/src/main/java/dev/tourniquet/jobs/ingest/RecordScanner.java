package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.ingest.RecordShape.Form;
import dev.tourniquet.jobs.ingest.RecordShape.Member;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.sql.types.StructType;

/**
 * Reads a record in one pass over its bytes into slots, without building a text or a tree. It takes only what is as
 * CloudTrail writes it: for anything else (broken JSON, another type than expected, a name twice) it gives up and the
 * careful reader has its turn, so both need not know the same mishaps.
 */
final class RecordScanner {
  private static final byte[] INSIGHT = RecordReader.INSIGHT.getBytes(StandardCharsets.UTF_8);

  private final RecordShape shape;
  private final RecordSlots slots;
  private final JsonSkim skim;
  private final int id;
  private final int time;
  private final int name;
  private final int type;
  private byte[] bytes;
  private long micros;

  /** Scans records of a type that are nested no deeper than this. */
  RecordScanner(StructType record, int depth) {
    var counts = new RecordShape.Counts();
    shape = RecordShape.of(record, "", counts);
    slots = new RecordSlots(counts.slots, counts.groups);
    skim = new JsonSkim(depth);
    id = shape.slot(Events.EVENT_ID.name());
    time = shape.slot(Events.EVENT_TIME.name());
    name = shape.slot(Events.EVENT_NAME.name());
    type = shape.slot(Events.EVENT_TYPE.name());
  }

  /** Number of objects that a record can have, itself among them. */
  int groups() {
    return slots.present.length;
  }

  JsonSkim skim() {
    return skim;
  }

  /** Whether the record has an id and a time written as CloudTrail writes it. */
  boolean isEvent() {
    micros = slots.kind[time] == RecordSlots.TEXT
        ? EventTimes.micros(bytes, slots.from[time], slots.to[time])
        : -1;
    return slots.holds(id) && micros >= 0;
  }

  /** Whether the record is of CloudTrail Insights: it shares the envelope and most fields of events, but names no call. */
  boolean isInsight() {
    return slots.kind[type] == RecordSlots.TEXT
        && Arrays.equals(bytes, slots.from[type], slots.to[type], INSIGHT, 0, INSIGHT.length)
        && !slots.holds(name);
  }

  /** Whether the record lacks an id, or a time of any form: no way of reading makes it an event. */
  boolean lacksIdOrTime() {
    return !slots.holds(id) || !slots.holds(time);
  }

  /** The time of the last event in microseconds since 1970. */
  long micros() {
    return micros;
  }

  RecordShape shape() {
    return shape;
  }

  /** What the last scan found. */
  RecordSlots slots() {
    return slots;
  }

  /** Takes the bytes of an object. */
  void over(byte[] source) {
    bytes = source;
    skim.over(source);
  }

  /** Place after the record that begins at a place, {@link JsonSkim#BROKEN} when it must be read with care. */
  int scan(int from) {
    slots.clear();
    skim.texts().takeWide();
    int end = skim.peek(from) == '{' ? object(from, shape, 1) : JsonSkim.BROKEN;
    slots.length = end - from;
    return end > 0 && skim.texts().takeWide() && !skim.texts().isUtf8(from, end)
        ? JsonSkim.BROKEN
        : end;
  }

  private int object(int from, RecordShape of, int level) {
    if (slots.present[of.group()]) {
      return JsonSkim.BROKEN;
    }
    slots.present[of.group()] = true;
    return members(from, of, level, -1);
  }

  /**
   * Place after an object.
   *
   * @param base where the slots of an element of the list begin, or -1 for an object that has slots of its own
   */
  private int members(int from, RecordShape of, int level, int base) {
    int at = skim.blank(from + 1);
    int before = -1;
    if (skim.peek(at) == '}') {
      return at + 1;
    }
    while (skim.peek(at) == '"') {
      int close = skim.text(at);
      int value = afterName(close);
      if (value < 0) {
        return JsonSkim.BROKEN;
      }
      int member = of.find(bytes, at + 1, close, before);
      int end;
      if (base >= 0) {
        end = elementText(value, member, base);
      } else if (member < 0) {
        end = unknown(at + 1, close, value, of, level);
      } else {
        end = member(value, of.member(member), level);
      }
      before = member < 0 ? before : member;
      at = end < 0 ? end : skim.blank(end);
      if (skim.peek(at) == '}') {
        return at + 1;
      }
      if (skim.peek(at) != ',') {
        return JsonSkim.BROKEN;
      }
      at = skim.blank(at + 1);
    }
    return JsonSkim.BROKEN;
  }

  /** Place of the value after the quote that ends a name. */
  private int afterName(int close) {
    if (close < 0 || skim.escaped()) {
      return JsonSkim.BROKEN;
    }
    int colon = skim.blank(close + 1);
    return skim.peek(colon) == ':' ? skim.blank(colon + 1) : JsonSkim.BROKEN;
  }

  private int unknown(int from, int to, int value, RecordShape of, int level) {
    int end = skim.value(value, level);
    String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return end > 0 && slots.keepUnknown(FieldPath.child(of.path(), name), value, end)
        ? end
        : JsonSkim.BROKEN;
  }

  private int member(int value, Member member, int level) {
    if (member.form() == Form.OBJECT && skim.peek(value) == '{') {
      int end = object(value, member.inside(), level + 1);
      slots.groupFrom[member.inside().group()] = value;
      slots.groupTo[member.inside().group()] = end;
      return end;
    }
    if (member.form() == Form.OBJECTS && skim.peek(value) == '[') {
      return list(value, member.inside());
    }
    if (member.slot() < 0) {
      boolean twice =
          member.form() == Form.OBJECT ? slots.present[member.inside().group()] : slots.list;
      return twice ? JsonSkim.BROKEN : skim.literal(value, "null");
    }
    if (slots.kind[member.slot()] != RecordSlots.ABSENT) {
      return JsonSkim.BROKEN;
    }
    return scalar(value, member, level);
  }

  private int scalar(int value, Member member, int level) {
    int first = skim.peek(value);
    if (member.form() == Form.TEXT && first == '"') {
      int close = skim.text(value);
      fill(
          member.slot(), skim.escaped() ? RecordSlots.ESCAPED : RecordSlots.TEXT, value + 1, close);
      return close < 0 ? JsonSkim.BROKEN : close + 1;
    }
    if (first == 'n') {
      fill(member.slot(), RecordSlots.NULL, value, value);
      return skim.literal(value, "null");
    }
    if (member.form() == Form.RAW) {
      int end = skim.value(value, level);
      fill(member.slot(), RecordSlots.RAW, value, end);
      return end;
    }
    if (member.form() == Form.FLAG && first == 't') {
      fill(member.slot(), RecordSlots.TRUE, value, value);
      return skim.literal(value, "true");
    }
    if (member.form() == Form.FLAG && first == 'f') {
      fill(member.slot(), RecordSlots.FALSE, value, value);
      return skim.literal(value, "false");
    }
    return JsonSkim.BROKEN;
  }

  private void fill(int slot, byte kind, int from, int to) {
    slots.kind[slot] = kind;
    slots.from[slot] = from;
    slots.to[slot] = to;
  }

  private int list(int from, RecordShape of) {
    if (slots.list) {
      return JsonSkim.BROKEN;
    }
    slots.list = true;
    int at = skim.blank(from + 1);
    if (skim.peek(at) == ']') {
      return at + 1;
    }
    while (skim.peek(at) == '{') {
      at = members(at, of, 0, slots.element(of.members().size()));
      at = at < 0 ? at : skim.blank(at);
      if (skim.peek(at) == ']') {
        return at + 1;
      }
      if (skim.peek(at) != ',') {
        return JsonSkim.BROKEN;
      }
      at = skim.blank(at + 1);
    }
    return JsonSkim.BROKEN;
  }

  /** A member of an element of the list: these hold texts alone. */
  private int elementText(int value, int member, int base) {
    int place = base + member;
    if (member < 0 || slots.listKind[place] != RecordSlots.ABSENT) {
      return JsonSkim.BROKEN;
    }
    if (skim.peek(value) != '"') {
      slots.listKind[place] = RecordSlots.NULL;
      return skim.literal(value, "null");
    }
    int close = skim.text(value);
    slots.listKind[place] = skim.escaped() ? RecordSlots.ESCAPED : RecordSlots.TEXT;
    slots.listFrom[place] = value + 1;
    slots.listTo[place] = close;
    return close < 0 ? JsonSkim.BROKEN : close + 1;
  }
}
