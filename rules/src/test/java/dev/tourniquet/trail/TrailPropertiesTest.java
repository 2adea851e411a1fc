package dev.tourniquet.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a log holds, keys are read without an exception and in one way only. */
class TrailPropertiesTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Property(tries = 2_000)
  void anyObjectHasKeysAndMentionsAndNeverThrows(@ForAll("records") JsonNode record) {
    Event event = new Event(record);
    assertThat(EventKeys.of(event)).isEqualTo(EventKeys.of(event));
    assertThat(Mentions.of(event).all()).hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
    assertThat(PrincipalName.of(event)).isNotNull();
    assertThat(Invocation.of(event)).isNotNull();
  }

  @Property(tries = 1_000)
  void theOrderOfFieldsDoesNotMatter(@ForAll("records") JsonNode record, @ForAll Random random) {
    Event event = new Event(record);
    Event shuffled = new Event(shuffled(record, random));
    assertThat(Mentions.of(shuffled)).isEqualTo(Mentions.of(event));
    assertThat(EventKeys.of(shuffled)).isEqualTo(EventKeys.of(event));
  }

  @Property(tries = 1_000)
  void everyKeyReadsBackFromItsText(@ForAll("records") JsonNode record) {
    assertThat(Mentions.of(new Event(record)).all())
        .allSatisfy(mention ->
            assertThat(ResourceKey.parse(mention.resource().text())).isEqualTo(mention.resource()));
  }

  @Property(tries = 1_000)
  void anyTextIsSomeSource(@ForAll String address) {
    Event event = new Event(JSON.objectNode().put("sourceIPAddress", address));
    assertThat(SourceAddress.of(event).key().isEmpty()).isEqualTo(address.isEmpty());
  }

  @Property(tries = 1_000)
  void anyTextHidesAnAccountOrNothing(@ForAll String id) {
    assertThat(AccountIds.fromUniqueId(id)).matches("|\\d{12}");
  }

  @Provide
  Arbitrary<JsonNode> records() {
    return RecordShapes.records();
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(element -> elements.add(shuffled(element, random)));
      return JSON.arrayNode().addAll(elements);
    }
    if (!node.isObject()) {
      return node;
    }
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
    Collections.shuffle(fields, random);
    ObjectNode copy = JSON.objectNode();
    fields.forEach(field -> copy.set(field.getKey(), shuffled(field.getValue(), random)));
    return copy;
  }
}
