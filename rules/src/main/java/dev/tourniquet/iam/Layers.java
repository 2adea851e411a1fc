package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All policies that take part in one decision. A layer that is not set does not exist (no boundary, no session policy);
 * one that was not collected is unknown.
 */
public final class Layers implements Serializable {

  private static final long serialVersionUID = 1L;

  private final EnumMap<Layer, List<Policy>> policies;
  private final List<List<Policy>> scpLevels;
  private final EnumSet<Layer> uncollected;

  private Layers(
      EnumMap<Layer, List<Policy>> policies,
      List<List<Policy>> scpLevels,
      EnumSet<Layer> uncollected) {
    this.policies = policies;
    this.scpLevels = scpLevels;
    this.uncollected = uncollected;
  }

  /** The policies of a user with its groups, or of a role, and nothing else. */
  public static Layers ofIdentity(List<Policy> identity) {
    EnumMap<Layer, List<Policy>> policies =
        new EnumMap<>(Map.of(Layer.IDENTITY, List.copyOf(identity)));
    return new Layers(policies, List.of(), EnumSet.noneOf(Layer.class));
  }

  /** The same with one more layer; for service control policies see {@link #underScps}. */
  public Layers with(Layer layer, List<Policy> added) {
    requireNonNull(layer, "layer is null");
    EnumMap<Layer, List<Policy>> more = new EnumMap<>(policies);
    more.put(layer, List.copyOf(added));
    return new Layers(more, scpLevels, uncollected);
  }

  /** The same below service control policies: one list for the root, each organizational unit and the account. */
  public Layers underScps(List<List<Policy>> levels) {
    return new Layers(policies, levels.stream().map(List::copyOf).toList(), uncollected);
  }

  /** The same where nobody looked whether there are policies of this kind. */
  public Layers notCollected(Layer layer) {
    EnumSet<Layer> more = EnumSet.copyOf(uncollected);
    more.add(layer);
    return new Layers(policies, scpLevels, more);
  }

  /** The same as if a layer did not exist. */
  Layers without(Layer layer) {
    EnumMap<Layer, List<Policy>> fewer = new EnumMap<>(policies);
    fewer.remove(layer);
    EnumSet<Layer> open = EnumSet.copyOf(uncollected);
    open.remove(layer);
    return new Layers(fewer, scpLevels, open);
  }

  /** Whether there is a permissions boundary, readable or not. */
  boolean isBounded() {
    return has(Layer.BOUNDARY) || uncollected.contains(Layer.BOUNDARY);
  }

  boolean has(Layer layer) {
    return policies.containsKey(layer);
  }

  List<Policy> of(Layer layer) {
    return policies.getOrDefault(layer, List.of());
  }

  List<List<Policy>> scpLevels() {
    return scpLevels;
  }

  /** The text of every statement of every policy. */
  Stream<JsonNode> statements() {
    Stream<List<Policy>> all = Stream.concat(policies.values().stream(), scpLevels.stream());
    return all.flatMap(List::stream)
        .flatMap(policy -> policy.statements().stream())
        .map(statement -> statement.source().json());
  }

  /** The layers that exist in AWS but not here. */
  public Set<Layer> uncollected() {
    return Set.copyOf(uncollected);
  }
}
