package dev.tourniquet.jobs.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.List;

/** Of a scanned record the parts that tell what it names: less to build than the whole tree. */
final class NamingParts {
  /** Parameters, answers and what services tell besides. */
  static final List<String> SECTIONS = List.of(
      "requestParameters", "responseElements", "serviceEventDetails", "additionalEventData");

  private static final List<String> HEAD = List.of(
      "eventSource", "eventName", "awsRegion", "recipientAccountId", "errorCode", "errorMessage");
  private static final List<String> CALLER = List.of("type", "arn", "accountId", "invokedBy");
  private static final List<String> RESOURCE = List.of("ARN", "ARNPrefix", "accountId", "type");

  /** Slots of an element of {@code resources}. */
  static final int WIDTH = RESOURCE.size();

  private final RecordSlots slots;
  private final JsonTrees trees;
  private final int[] head;
  private final int[] caller;
  private final int[] sections;
  private final int issuer;

  NamingParts(RecordShape shape, RecordSlots slots, JsonTrees trees) {
    this.slots = slots;
    this.trees = trees;
    head = HEAD.stream().mapToInt(shape::slot).toArray();
    caller = CALLER.stream().mapToInt(name -> shape.slot("userIdentity", name)).toArray();
    sections = SECTIONS.stream().mapToInt(shape::slot).toArray();
    issuer = shape.slot("userIdentity", "sessionContext", "sessionIssuer", "arn");
  }

  int[] sections() {
    return sections;
  }

  /** The parts of the record that the slots were filled from, as a record of their own. */
  Event read(byte[] bytes) {
    ObjectNode record = texts(bytes, HEAD, head);
    ObjectNode identity = texts(bytes, CALLER, caller);
    if (slots.holds(issuer)) {
      identity
          .putObject("sessionContext")
          .putObject("sessionIssuer")
          .set("arn", trees.text(bytes, slots.kind[issuer], slots.from[issuer], slots.to[issuer]));
    }
    record.set("userIdentity", identity);
    if (slots.elements > 0) {
      record.set("resources", resources(bytes));
    }
    for (int i = 0; i < sections.length; i++) {
      if (slots.kind[sections[i]] == RecordSlots.RAW) {
        record.set(SECTIONS.get(i), trees.read(bytes, slots.from[sections[i]]));
      }
    }
    return new Event(record);
  }

  private ObjectNode texts(byte[] bytes, List<String> names, int[] places) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < places.length; i++) {
      int slot = places[i];
      if (slots.holds(slot)) {
        object.set(
            names.get(i), trees.text(bytes, slots.kind[slot], slots.from[slot], slots.to[slot]));
      }
    }
    return object;
  }

  private ArrayNode resources(byte[] bytes) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int element = 0; element < slots.elements; element++) {
      ObjectNode resource = list.addObject();
      for (int i = 0; i < RESOURCE.size(); i++) {
        int at = element * WIDTH + i;
        if (slots.listKind[at] >= RecordSlots.TEXT) {
          resource.set(
              RESOURCE.get(i),
              trees.text(bytes, slots.listKind[at], slots.listFrom[at], slots.listTo[at]));
        }
      }
    }
    return list;
  }
}
