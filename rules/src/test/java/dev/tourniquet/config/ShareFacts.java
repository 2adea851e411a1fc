package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Facts about whom one snapshot is shared with. */
final class ShareFacts {

  private ShareFacts() {}

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final ResourceKey SNAPSHOT =
      ResourceTypes.key(Place.of("111122223333", "us-east-1"), ResourceTypes.SNAPSHOT, "snap-1");
  static final String SHARED = "createVolumePermission";

  static Value value(List<AttributeChange> changes, long asOf) {
    return Fold.states(changes, List.of(), at(asOf)).get(SNAPSHOT).attributes().get(SHARED);
  }

  static AttributeChange created(String id, long second) {
    return change(id, second, Op.CREATE, Json.emptySet());
  }

  static AttributeChange add(String id, long second, String account) {
    return change(id, second, Op.ADD, set(account));
  }

  static AttributeChange remove(String id, long second, String account) {
    return change(id, second, Op.REMOVE, set(account));
  }

  static AttributeChange change(String id, long second, Op op, JsonNode value) {
    return new AttributeChange(SNAPSHOT, SHARED, op, value, id, at(second));
  }

  static Observed observed(long second, String... accounts) {
    return new Observed(
        SNAPSHOT, SHARED, set(accounts), at(second), "ec2 describe-snapshot-attribute");
  }

  static JsonNode set(String... texts) {
    var array = JsonNodeFactory.instance.arrayNode();
    Stream.of(texts).sorted().forEach(array::add);
    return array;
  }

  static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
