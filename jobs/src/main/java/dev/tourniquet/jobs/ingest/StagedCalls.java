package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.ColumnSet;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.trail.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Events as they stand beside each thing they name: numbers of their texts, column by column. */
final class StagedCalls {
  private static final List<Field> TEXTS = List.of(
      EventEntities.ACCOUNT,
      EventEntities.AWS_REGION,
      EventEntities.EVENT_SOURCE,
      EventEntities.EVENT_NAME,
      EventEntities.OUTCOME,
      EventEntities.ERROR_CODE,
      EventEntities.PRINCIPAL,
      EventEntities.IP);
  private static final Map<Outcome, byte[]> OUTCOMES = new EnumMap<>(Outcome.class);

  static {
    for (Outcome outcome : Outcome.values()) {
      OUTCOMES.put(outcome, outcome.name().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final int FIRST = 64;

  private final ColumnSet columns;
  private final int[] leaves;
  private final int[][] codes = new int[TEXTS.size()][FIRST];
  private final List<byte[]> ids = new ArrayList<>();
  private long idBytes;
  private long[] micros = new long[FIRST];
  private boolean[] readOnly = new boolean[FIRST];
  private boolean[] direct = new boolean[FIRST];

  StagedCalls(ColumnSet columns) {
    this.columns = columns;
    leaves = TEXTS.stream().mapToInt(field -> columns.leaf(field.name())).toArray();
  }

  /** Takes an event; returns its number. */
  int add(EventHead head, EventFacts facts) {
    int call = ids.size();
    if (call == micros.length) {
      grow();
    }
    ids.add(head.id());
    idBytes += head.id().length;
    micros[call] = head.micros();
    readOnly[call] = head.readOnly();
    direct[call] = facts.caller().direct();
    code(0, call, head.account().utf8());
    code(1, call, head.region().utf8());
    code(2, call, head.source().utf8());
    code(3, call, head.name().utf8());
    code(4, call, OUTCOMES.get(facts.outcome()));
    code(5, call, head.error().isEmpty() ? null : head.error().utf8());
    code(6, call, facts.caller().principal().utf8());
    code(7, call, facts.source().ip().utf8());
    return call;
  }

  private void code(int column, int call, byte[] text) {
    codes[column][call] = text == null ? -1 : columns.code(leaves[column], text);
  }

  private void grow() {
    int grown = micros.length * 2;
    micros = Arrays.copyOf(micros, grown);
    readOnly = Arrays.copyOf(readOnly, grown);
    direct = Arrays.copyOf(direct, grown);
    for (int column = 0; column < codes.length; column++) {
      codes[column] = Arrays.copyOf(codes[column], grown);
    }
  }

  /** The place of each event among all when they are ordered by time. */
  int[] positions() {
    long first = Arrays.stream(micros, 0, ids.size()).min().orElse(0);
    long[] keys = new long[ids.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ((micros[i] - first) / 1_000_000) << 32 | i;
    }
    Arrays.sort(keys);
    int[] position = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      position[(int) keys[i]] = i;
    }
    return position;
  }

  /** Adds an entry for each of these events to the columns that tell of the event. */
  void put(int[] calls) {
    for (int column = 0; column < leaves.length; column++) {
      columns.coded(leaves[column], codes[column], calls, calls.length);
    }
    int time = columns.leaf(EventEntities.EVENT_TIME.name());
    int id = columns.leaf(EventEntities.EVENT_ID.name());
    int reads = columns.leaf(EventEntities.READ_ONLY.name());
    int itself = columns.leaf(EventEntities.DIRECT.name());
    for (int call : calls) {
      columns.number(time, micros[call]);
      columns.number(reads, readOnly[call] ? 1 : 0);
      columns.number(itself, direct[call] ? 1 : 0);
      columns.text(id, ids.get(call), 0, ids.get(call).length);
    }
  }

  /** Bytes of the events' ids. */
  long idBytes() {
    return idBytes;
  }

  void clear() {
    ids.clear();
    idBytes = 0;
  }
}
