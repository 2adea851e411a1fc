package dev.tourniquet.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.report.Call;
import dev.tourniquet.report.EntityKind;
import dev.tourniquet.report.EntityReference;
import dev.tourniquet.report.Investigation.Block;
import dev.tourniquet.report.SeenWith;
import dev.tourniquet.report.SeenWith.Other;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an entity was seen with: over all calls where that was counted, else in those that its page shows. */
final class SeenOthers {
  private final Map<EntityKind, SortedMap<Integer, Other>> counted =
      new EnumMap<>(EntityKind.class);
  private final Map<EntityKind, Long> totals = new EnumMap<>(EntityKind.class);

  /** Adds a piece that {@link SeenPieces} made. */
  void add(JsonNode piece) {
    EntityKind kind = EntityKind.valueOf(piece.path("otherKind").asText());
    EntityReference other = new EntityReference(
        kind, piece.path("other").asText(), piece.path("label").asText());
    counted
        .computeIfAbsent(kind, any -> new TreeMap<>())
        .put(piece.path("place").asInt(), new Other(other, piece.path("calls").asLong()));
    totals.put(kind, piece.path("total").asLong());
  }

  /**
   * All of them, kind by kind.
   *
   * @param calls those that the page shows
   * @param cut whether it has more
   */
  List<SeenWith> of(EntityReference entity, List<Call> calls, boolean cut) {
    return Arrays.stream(EntityKind.values())
        .flatMap(kind ->
            counted.containsKey(kind) ? Stream.of(counted(kind)) : shown(kind, entity, calls, cut))
        .toList();
  }

  private SeenWith counted(EntityKind kind) {
    List<Other> others = new ArrayList<>(counted.get(kind).values());
    return new SeenWith(kind, false, Block.cut(totals.get(kind), others));
  }

  private static Stream<SeenWith> shown(
      EntityKind kind, EntityReference entity, List<Call> calls, boolean cut) {
    Map<String, List<EntityReference>> byKey = calls.stream()
        .flatMap(call -> call.linked(kind).stream().distinct())
        .filter(other -> other.kind() != entity.kind() || !other.key().equals(entity.key()))
        .collect(Collectors.groupingBy(EntityReference::key, TreeMap::new, Collectors.toList()));
    List<Other> most = byKey.values().stream()
        .map(same -> new Other(same.get(0), same.size()))
        .sorted(Comparator.comparing(Other::calls).reversed())
        .limit(SeenPieces.MOST)
        .toList();
    return most.isEmpty()
        ? Stream.of()
        : Stream.of(new SeenWith(kind, cut, Block.cut(byKey.size(), most)));
  }
}
