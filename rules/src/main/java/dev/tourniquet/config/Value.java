package dev.tourniquet.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * What is known of an attribute at a moment.
 *
 * @param known the value, or as much of it as is known; an array for sets, an object for named entries; a missing node
 *     when the last call that wrote it was logged without its parameters
 * @param complete false when there may be more than {@code known}: "at least these"
 * @param absent elements or names known not to be there, where the value is not complete
 * @param asOf when the last fact about it was written
 * @param evidence event ids that made the value, oldest first
 * @param source {@code events}, or the inventory call that the events build on
 * @param alternatives other values that are as possible, because calls within one second have no order
 * @param disagreements inventory answers that differ from the events before them: state changed outside the logs
 */
public record Value(
    JsonNode known,
    boolean complete,
    List<String> absent,
    Instant asOf,
    List<String> evidence,
    String source,
    List<JsonNode> alternatives,
    List<Disagreement> disagreements)
    implements Serializable {

  public Value {
    requireNonNull(known, "known is null");
    absent = List.copyOf(absent);
    requireNonNull(asOf, "asOf is null");
    evidence = List.copyOf(evidence);
    requireNonNull(source, "source is null");
    alternatives = List.copyOf(alternatives);
    disagreements = List.copyOf(disagreements);
  }

  /** False when the last call that wrote it was logged without its parameters: then nothing is known of it. */
  public boolean readable() {
    return !known.isMissingNode() || !absent.isEmpty();
  }

  /** Whether the order of calls within one second decides the value. */
  public boolean ambiguousOrder() {
    return !alternatives.isEmpty();
  }

  /** Whether the element of a set, or the entry with that name, is there. */
  public Presence has(String element) {
    if (alternatives.stream()
        .anyMatch(other -> Json.has(other, element) != Json.has(known, element))) {
      return Presence.UNKNOWN;
    }
    if (Json.has(known, element)) {
      return Presence.YES;
    }
    return complete || absent.contains(element) ? Presence.NO : Presence.UNKNOWN;
  }
}
