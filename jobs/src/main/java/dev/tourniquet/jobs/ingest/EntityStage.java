package dev.tourniquet.jobs.ingest;

import dev.tourniquet.jobs.columnar.ColumnSet;
import dev.tourniquet.jobs.ingest.EventEntities.Entity;
import dev.tourniquet.jobs.lake.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * What the events of one day name, gathered until it is written sorted by entity and time. An event and an entity are
 * held once; a row is a pair of their numbers.
 */
final class EntityStage {
  private static final Comparator<Entity> BY_KEY =
      Comparator.comparing((Entity entity) -> entity.kind()).thenComparing(entity -> entity.key());

  /** Bytes of a row, and its share of the event that it is of. */
  private static final int ROW = 16;

  private final ColumnSet columns = new ColumnSet(
      EventEntities.TABLE.fileSchema(),
      EventEntities.TABLE.searchedNames(),
      EventEntities.IDS.stream().map(Field::name).collect(Collectors.toSet()));
  private final StagedCalls calls = new StagedCalls(columns);
  private final Map<Entity, Integer> numbers = new HashMap<>();
  private final List<Entity> entities = new ArrayList<>();
  private Object round = new Object();
  private int[] entityOf = new int[64];
  private int[] callOf = new int[64];
  private int rows;
  private long texts;

  /** Takes all that an event names. */
  void add(EventHead head, EventFacts facts) {
    int call = calls.add(head, facts);
    pairs(facts.caller().entities(), call);
    pairs(facts.source().entities(), call);
    pairs(facts.mentions(), call);
  }

  private void pairs(Entities named, int call) {
    int[] theirs = named.numbers(this);
    if (rows + theirs.length > entityOf.length) {
      int grown = Math.max(rows + theirs.length, entityOf.length * 2);
      entityOf = Arrays.copyOf(entityOf, grown);
      callOf = Arrays.copyOf(callOf, grown);
    }
    for (int entity : theirs) {
      entityOf[rows] = entity;
      callOf[rows++] = call;
    }
  }

  /** Numbers are good from one emptying to the next: as long as this is the same object. */
  Object round() {
    return round;
  }

  /** The number of an entity in this round. */
  int number(Entity entity) {
    Integer known = numbers.putIfAbsent(entity, entities.size());
    if (known == null) {
      entities.add(entity);
      texts += entity.key().length() + entity.label().length() + entity.arn().length();
      return entities.size() - 1;
    }
    return known;
  }

  int rows() {
    return rows;
  }

  /** Bytes held in memory, about. */
  long held() {
    return (long) ROW * rows + texts + calls.idBytes() + columns.held();
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
    put(byRank(byTime(), rank));
    forget();
    return columns;
  }

  /** Empties the stage, whether what it held was written or named nothing. */
  void clear() {
    forget();
    columns.clear();
  }

  private void forget() {
    calls.clear();
    numbers.clear();
    entities.clear();
    round = new Object();
    rows = 0;
    texts = 0;
  }

  /** Places of the rows in the order of their events' times. */
  private int[] byTime() {
    int[] position = calls.positions();
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
  private int[] starts(int groups, IntUnaryOperator group) {
    int[] starts = new int[groups + 1];
    for (int row = 0; row < rows; row++) {
      starts[group.applyAsInt(row) + 1]++;
    }
    for (int i = 1; i <= groups; i++) {
      starts[i] += starts[i - 1];
    }
    return starts;
  }

  private void put(int[] sorted) {
    int[] ofEntity = new int[rows];
    int[] ofCall = new int[rows];
    for (int i = 0; i < rows; i++) {
      ofEntity[i] = entityOf[sorted[i]];
      ofCall[i] = callOf[sorted[i]];
    }
    coded(EventEntities.KIND, Entity::kind, ofEntity);
    plain(EventEntities.KEY, Entity::key, ofEntity);
    plain(EventEntities.LABEL, Entity::label, ofEntity);
    plain(EventEntities.ARN, entity -> entity.arn().isEmpty() ? null : entity.arn(), ofEntity);
    coded(EventEntities.RELATION, Entity::relation, ofEntity);
    coded(EventEntities.HOW, Entity::how, ofEntity);
    coded(EventEntities.CONFIDENCE, Entity::confidence, ofEntity);
    calls.put(ofCall);
    columns.endRows(rows);
  }

  /** A column of few texts. */
  private void coded(Field field, Function<Entity, String> text, int[] ofEntity) {
    int leaf = columns.leaf(field.name());
    int[] codes = new int[entities.size()];
    for (int i = 0; i < codes.length; i++) {
      String own = text.apply(entities.get(i));
      codes[i] = own == null ? -1 : columns.code(leaf, utf8(own));
    }
    columns.coded(leaf, codes, ofEntity, ofEntity.length);
  }

  /** A column of texts that stand as they are, the same in all rows of an entity. */
  private void plain(Field field, Function<Entity, String> text, int[] ofEntity) {
    int leaf = columns.leaf(field.name());
    for (int row = 0; row < ofEntity.length; ) {
      int entity = ofEntity[row];
      String own = text.apply(entities.get(entity));
      byte[] bytes = own == null ? null : utf8(own);
      for (; row < ofEntity.length && ofEntity[row] == entity; row++) {
        if (bytes == null) {
          columns.absent(leaf, 0);
        } else {
          columns.text(leaf, bytes, 0, bytes.length);
        }
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
