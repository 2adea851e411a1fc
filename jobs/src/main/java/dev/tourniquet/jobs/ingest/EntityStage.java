package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.ColumnSet;
import dev.tourniquet.jobs.ingest.EventEntities.Entity;
import dev.tourniquet.jobs.lake.Field;
import dev.tourniquet.trail.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the events of one day name, gathered until it is written sorted by entity and time. An event and an entity are
 * held once; a row is a pair of their numbers.
 */
final class EntityStage {
  private static final Comparator<Entity> BY_KEY =
      Comparator.comparing((Entity entity) -> entity.kind()).thenComparing(entity -> entity.key());

  private final ColumnSet columns = new ColumnSet(
      EventEntities.TABLE.fileSchema(),
      EventEntities.TABLE.searchedNames(),
      Set.of(
          EventEntities.KEY.name(),
          EventEntities.LABEL.name(),
          EventEntities.ARN.name(),
          EventEntities.EVENT_ID.name()));
  private final List<Call> calls = new ArrayList<>();
  private final Map<Entity, Integer> numbers = new HashMap<>();
  private final List<Entity> entities = new ArrayList<>();
  private int[] entityOf = new int[1024];
  private int[] callOf = new int[1024];
  private int rows;
  private final Leaves leaves = new Leaves();

  /** An event, as it stands beside each of its entities. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  private record Call(
      EventHead head, byte[] principal, byte[] ip, byte[] outcome, boolean direct) {}

  /** The texts of an entity in bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  private record Written(
      byte[] kind,
      byte[] key,
      byte[] label,
      byte[] arn,
      byte[] relation,
      byte[] how,
      byte[] confidence) {
    static Written of(Entity entity) {
      return new Written(
          utf8(entity.kind()),
          utf8(entity.key()),
          utf8(entity.label()),
          entity.arn().isEmpty() ? null : utf8(entity.arn()),
          entity.relation() == null ? null : utf8(entity.relation()),
          utf8(entity.how()),
          utf8(entity.confidence()));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Takes all that an event names. */
  void add(EventHead head, EventFacts facts) {
    calls.add(new Call(
        head,
        facts.caller().principal().utf8(),
        facts.source().ip().utf8(),
        leaves.outcomes.get(facts.outcome()),
        facts.caller().direct()));
    facts.caller().entities().forEach(this::pair);
    facts.source().entities().forEach(this::pair);
    facts.mentions().forEach(this::pair);
  }

  private void pair(Entity entity) {
    if (rows == entityOf.length) {
      entityOf = Arrays.copyOf(entityOf, rows * 2);
      callOf = Arrays.copyOf(callOf, rows * 2);
    }
    Integer number = numbers.get(entity);
    if (number == null) {
      number = entities.size();
      numbers.put(entity, number);
      entities.add(entity);
    }
    entityOf[rows] = number;
    callOf[rows++] = calls.size() - 1;
  }

  int rows() {
    return rows;
  }

  /** The rows, sorted by kind, key and time, as columns; the stage is empty afterwards. */
  ColumnSet sorted() {
    Integer[] ranked = new Integer[entities.size()];
    Arrays.setAll(ranked, i -> i);
    Arrays.sort(ranked, (one, other) -> BY_KEY.compare(entities.get(one), entities.get(other)));
    int[] rank = new int[ranked.length];
    for (int i = 0; i < ranked.length; i++) {
      rank[ranked[i]] = i;
    }
    int last = -1;
    Written written = null;
    for (int row : byRank(order(), rank)) {
      if (entityOf[row] != last) {
        last = entityOf[row];
        written = Written.of(entities.get(last));
      }
      put(written, calls.get(callOf[row]));
    }
    calls.clear();
    numbers.clear();
    entities.clear();
    rows = 0;
    return columns;
  }

  /** Places of the rows in the order of their events' times. */
  private int[] order() {
    int[] byTime = new int[calls.size()];
    long[] keys = new long[calls.size()];
    long first = calls.stream().mapToLong(call -> call.head().micros()).min().orElse(0);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ((calls.get(i).head().micros() - first) / 1_000_000) << 32 | i;
    }
    Arrays.sort(keys);
    int[] position = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      byTime[i] = (int) keys[i];
      position[byTime[i]] = i;
    }
    int[] next = starts(position.length, row -> position[callOf[row]]);
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      order[next[position[callOf[row]]]++] = row;
    }
    return order;
  }

  private int[] byRank(int[] order, int[] rank) {
    int[] next = starts(rank.length, row -> rank[entityOf[row]]);
    int[] sorted = new int[rows];
    for (int row : order) {
      sorted[next[rank[entityOf[row]]]++] = row;
    }
    return sorted;
  }

  /** Where the rows of each group begin when they are laid out by group. */
  private int[] starts(int groups, java.util.function.IntUnaryOperator group) {
    int[] starts = new int[groups + 1];
    for (int row = 0; row < rows; row++) {
      starts[group.applyAsInt(row) + 1]++;
    }
    for (int i = 1; i <= groups; i++) {
      starts[i] += starts[i - 1];
    }
    return starts;
  }

  private void put(Written entity, Call call) {
    EventHead head = call.head();
    text(leaves.kind, entity.kind());
    text(leaves.key, entity.key());
    text(leaves.label, entity.label());
    text(leaves.arn, entity.arn());
    columns.number(leaves.time, head.micros());
    text(leaves.id, head.id());
    text(leaves.account, head.account().utf8());
    text(leaves.region, head.region().utf8());
    text(leaves.source, head.source().utf8());
    text(leaves.name, head.name().utf8());
    text(leaves.outcome, call.outcome());
    text(leaves.error, head.error().isEmpty() ? null : head.error().utf8());
    columns.number(leaves.readOnly, head.readOnly() ? 1 : 0);
    columns.number(leaves.direct, call.direct() ? 1 : 0);
    text(leaves.relation, entity.relation());
    text(leaves.how, entity.how());
    text(leaves.confidence, entity.confidence());
    text(leaves.principal, call.principal());
    text(leaves.ip, call.ip());
    columns.endRow();
  }

  private void text(int leaf, byte[] text) {
    if (text == null) {
      columns.absent(leaf, 0);
    } else {
      columns.constant(leaf, text);
    }
  }

  /** Where each column stands. */
  private final class Leaves {
    final int kind = of(EventEntities.KIND);
    final int key = of(EventEntities.KEY);
    final int label = of(EventEntities.LABEL);
    final int arn = of(EventEntities.ARN);
    final int time = of(EventEntities.EVENT_TIME);
    final int id = of(EventEntities.EVENT_ID);
    final int account = of(EventEntities.ACCOUNT);
    final int region = of(EventEntities.AWS_REGION);
    final int source = of(EventEntities.EVENT_SOURCE);
    final int name = of(EventEntities.EVENT_NAME);
    final int outcome = of(EventEntities.OUTCOME);
    final int error = of(EventEntities.ERROR_CODE);
    final int readOnly = of(EventEntities.READ_ONLY);
    final int direct = of(EventEntities.DIRECT);
    final int relation = of(EventEntities.RELATION);
    final int how = of(EventEntities.HOW);
    final int confidence = of(EventEntities.CONFIDENCE);
    final int principal = of(EventEntities.PRINCIPAL);
    final int ip = of(EventEntities.IP);
    final Map<Outcome, byte[]> outcomes = new EnumMap<>(Outcome.class);

    Leaves() {
      for (Outcome outcome : Outcome.values()) {
        outcomes.put(outcome, utf8(outcome.name()));
      }
    }

    private int of(Field field) {
      return columns.leaf(field.name());
    }
  }
}
