package dev.tourniquet.investigation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.config.Presence;
import dev.tourniquet.config.State;
import dev.tourniquet.config.Value;
import dev.tourniquet.inventory.InventoryItem;
import dev.tourniquet.report.ResourceView;
import dev.tourniquet.triage.CaseFile;
import dev.tourniquet.triage.FoldedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of how the resource is configured. */
final class ResourceBlocks {

  private ResourceBlocks() {}

  /**
   * The state as of the triage.
   *
   * @param shown the ids of events that the page can show
   */
  static ResourceView.Configuration configuration(
      CaseFile file, FoldedResource folded, Set<String> shown) {
    Optional<State> state = folded.now();
    if (state.isEmpty() || state.get().attributes().isEmpty()) {
      return new ResourceView.Configuration(
          0,
          JsonNodeFactory.instance.objectNode(),
          false,
          "TRAIL",
          file.asOf(),
          List.of(),
          List.of(state
              .flatMap(ResourceBlocks::end)
              .orElse("configuration: no event and no inventory held tells an attribute of "
                  + file.resource().key())));
    }
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    List<ResourceView.Attribute> attributes = new ArrayList<>();
    state.get().attributes().forEach((name, value) -> {
      values.set(name, known(value));
      attributes.add(attribute(name, value, shown));
    });
    return new ResourceView.Configuration(
        attributes.size(),
        values,
        attributes.stream().allMatch(ResourceView.Attribute::complete),
        String.join(
            "+",
            attributes.stream()
                .map(ResourceView.Attribute::source)
                .distinct()
                .sorted()
                .toList()),
        file.asOf(),
        attributes,
        Stream.concat(
                gaps(state.get()).stream(),
                folded.gap().map(missing -> "configuration: " + missing).stream())
            .toList());
  }

  /** Of a resource that is gone there is nothing to show. */
  private static Optional<String> end(State state) {
    return state.exists() == Presence.NO
        ? state.deletions().stream()
            .reduce((one, later) -> later)
            .map(last -> "configuration: " + state.resource().id() + " was deleted at "
                + last.time() + "; what it was before is in the changes")
        : Optional.empty();
  }

  private static ResourceView.Attribute attribute(String name, Value value, Set<String> shown) {
    return new ResourceView.Attribute(
        name,
        known(value),
        value.complete(),
        source(value),
        value.asOf(),
        value.evidence().stream().filter(shown::contains).toList());
  }

  private static JsonNode known(Value value) {
    return value.known().isMissingNode() ? NullNode.getInstance() : value.known();
  }

  private static String source(Value value) {
    if (value.source().equals("events")) {
      return "TRAIL";
    }
    return value.source().startsWith(InventoryItem.RECORDER + " ") ? "CONFIG" : "INVENTORY";
  }

  private static List<String> gaps(State state) {
    List<String> gaps = new ArrayList<>();
    state.attributes().forEach((name, value) -> {
      if (!value.readable()) {
        gaps.add("configuration: " + name + " is not known since " + value.asOf()
            + ": CloudTrail left out what the call wrote");
      } else if (!value.complete()) {
        gaps.add("configuration: " + name + " is known in part only");
      }
      if (value.ambiguousOrder()) {
        gaps.add("configuration: calls on " + name + " within one second have no order");
      }
      value
          .disagreements()
          .forEach(one -> gaps.add("configuration: " + name + " was changed outside the logs held; "
              + one.source() + " shows another value"));
    });
    return gaps;
  }

  /** Describing calls are no events. */
  static List<String> ids(List<String> evidence) {
    return evidence.stream().filter(id -> id.indexOf(' ') < 0).toList();
  }
}
