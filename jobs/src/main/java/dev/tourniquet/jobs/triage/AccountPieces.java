package dev.tourniquet.jobs.triage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.jobs.inventory.Inventory;
import dev.tourniquet.jobs.lake.Stored;
import dev.tourniquet.trail.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.spark.sql.Row;

/**
 * The pieces of one account in the order of {@link CasePermissions#ORDER}: calls, then collections and questions by time. So
 * no more than one collection is held, that on which the next question rests. What is asked about the time before the first
 * one waits for it.
 */
final class AccountPieces {
  private final Iterator<Row> pieces;
  private final List<Event> calls = new ArrayList<>();
  private final Queue<PermissionAsk> early = new ArrayDeque<>();
  private Row ahead;
  private Instant taken;
  private ObjectNode details;
  private long leftOut;

  AccountPieces(Iterator<Row> pieces) {
    this.pieces = pieces;
  }

  /** The next question; what it rests on has been taken. */
  Optional<PermissionAsk> next() {
    while (peek() != null || !early.isEmpty()) {
      if (!early.isEmpty() && (taken != null || peek() == null)) {
        return Optional.of(early.remove());
      }
      int kind = peek().getAs(PermissionPieces.KIND.name());
      if (kind == PermissionPieces.ITEM) {
        takeCollection();
      } else if (kind == PermissionPieces.CALL) {
        takeCall(poll());
      } else {
        early.add(PermissionAsk.of(poll()));
      }
    }
    return Optional.empty();
  }

  /** When the collection was made; empty while there is none. */
  Optional<Instant> taken() {
    return Optional.ofNullable(taken);
  }

  /** The collection, as IAM answers. */
  ObjectNode details() {
    return details;
  }

  /** Calls to IAM, of which {@link #leftOut} more are missing. */
  List<Event> calls() {
    return calls;
  }

  long leftOut() {
    return leftOut;
  }

  private void takeCall(Row piece) {
    calls.add(Event.parse(piece.getAs(PermissionPieces.PAYLOAD.name())));
    Long rest = piece.getAs(PermissionPieces.LEFT_OUT.name());
    leftOut = Math.max(leftOut, rest == null ? 0 : rest);
  }

  private void takeCollection() {
    taken = time(peek());
    details = JsonNodeFactory.instance.objectNode();
    while (peek() != null && isOfCollection(peek())) {
      String payload = poll().getAs(PermissionPieces.PAYLOAD.name());
      InventoryItem item = Inventory.fromJson(Stored.read(payload, JsonNode.class));
      details.withArrayProperty(PermissionPieces.LISTS.get(item.resourceType())).add(item.item());
    }
  }

  private boolean isOfCollection(Row piece) {
    int kind = piece.getAs(PermissionPieces.KIND.name());
    return kind == PermissionPieces.ITEM && time(piece).equals(taken);
  }

  private static Instant time(Row piece) {
    return piece.getAs(PermissionPieces.TIME.name());
  }

  private Row peek() {
    if (ahead == null && pieces.hasNext()) {
      ahead = pieces.next();
    }
    return ahead;
  }

  private Row poll() {
    Row piece = peek();
    ahead = null;
    return piece;
  }
}
