package dev.tourniquet.lineage;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Confidence;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row of the table: these calls relate these resources.
 *
 * @param calls {@code <service>:<operation>}, operations without version suffix
 * @param links what is related by the call, child first
 */
record EdgeRule(
    List<String> calls,
    EdgeType type,
    Function<Event, Stream<Link>> links,
    boolean closes,
    Confidence confidence) {

  /** Two related resources. */
  record Link(ResourceKey child, ResourceKey parent) {}

  EdgeRule {
    calls = List.copyOf(calls);
    requireNonNull(type, "type is null");
    requireNonNull(links, "links is null");
    requireNonNull(confidence, "confidence is null");
  }

  /** A row; {@code calls} is the service and its operations, as in {@code "ec2 CreateImage"}. */
  static EdgeRule edge(String calls, EdgeType type, Function<Event, Stream<Link>> links) {
    String[] words = calls.split(" ");
    List<String> names = Arrays.stream(words)
        .skip(1)
        .map(operation -> words[0] + ":" + operation)
        .toList();
    return new EdgeRule(names, type, links, false, Confidence.EXACT);
  }

  /** Every child with every parent. */
  static EdgeRule edge(
      String calls,
      EdgeType type,
      Function<Event, List<ResourceKey>> child,
      Function<Event, List<ResourceKey>> parent) {
    return edge(calls, type, event -> child.apply(event).stream()
        .flatMap(c -> parent.apply(event).stream().map(p -> new Link(c, p))));
  }

  /** The same row for calls that end the relation. */
  EdgeRule closing() {
    return new EdgeRule(calls, type, links, true, confidence);
  }

  /** Adds what the call relates; an event without a time relates nothing. */
  void addTo(Set<ResourceEdge> edges, Event event) {
    links.apply(event).filter(link -> !link.child().equals(link.parent())).forEach(link -> event
        .time()
        .ifPresent(time -> edges.add(edge(link, time, event.id()))));
  }

  private ResourceEdge edge(Link link, Instant time, String event) {
    return new ResourceEdge(
        link.child(), link.parent(), type, time, closes, event, EdgeSource.TRAIL, confidence);
  }
}
