package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One possible value of an attribute after some calls.
 *
 * @param known an array, an object of entries, a document or a scalar; missing when nothing is known or it is deleted
 * @param absent elements or names known not to be there; only where the value is not complete
 * @param deleted whether the resource is gone
 * @param before what it was when a call deleted it, which is what it is again when it is restored
 */
record Outcome(
    JsonNode known,
    boolean complete,
    Set<String> absent,
    boolean deleted,
    List<String> evidence,
    Optional<Outcome> before) {

  /** Oldest evidence is dropped beyond this; counts are never taken from it. */
  private static final int MOST_EVIDENCE = 100;

  static final Outcome UNKNOWN = new Outcome(Json.missing(), false, Set.of(), false, List.of());

  Outcome {
    absent = Set.copyOf(absent);
    evidence = List.copyOf(
        evidence.subList(Math.max(0, evidence.size() - MOST_EVIDENCE), evidence.size()));
  }

  private Outcome(
      JsonNode known,
      boolean complete,
      Set<String> absent,
      boolean deleted,
      List<String> evidence) {
    this(known, complete, absent, deleted, evidence, Optional.empty());
  }

  static Outcome observed(JsonNode value) {
    return new Outcome(value, true, Set.of(), value.isMissingNode(), List.of());
  }

  Outcome after(AttributeChange change) {
    List<String> only = List.of(change.eventId());
    return switch (change.op()) {
      case SET, CREATE, RESET -> new Outcome(change.value(), true, Set.of(), false, only);
      case DELETE -> new Outcome(Json.missing(), true, Set.of(), true, only, Optional.of(alive()));
      case RESTORE -> restored(change);
      case UNREADABLE -> new Outcome(Json.missing(), false, Set.of(), false, only);
      case ADD -> added(change);
      case REMOVE -> removed(change);
    };
  }

  /** Who deletes twice deletes the same. */
  private Outcome alive() {
    return deleted ? before.orElse(UNKNOWN) : this;
  }

  private Outcome restored(AttributeChange change) {
    Outcome again = alive();
    return new Outcome(
        again.known, again.complete, again.absent, false, again.with(change), Optional.empty());
  }

  /** Whether the two say the same, whatever led to them. */
  boolean same(Outcome other) {
    return complete == other.complete
        && deleted == other.deleted
        && absent.equals(other.absent)
        && Canonical.same(known, other.known);
  }

  private Outcome added(AttributeChange change) {
    RulesById rules = RulesById.written(known, change);
    Set<String> stillAbsent = new TreeSet<>(absent);
    boolean whole = complete && !deleted && rules.certain();
    if (!whole && rules.certain()) {
      names(known).filter(name -> !Json.has(rules.known(), name)).forEach(stillAbsent::add);
    }
    stillAbsent.removeIf(name -> RulesById.mayBe(rules.value(), name));
    return new Outcome(
        union(rules.known(), rules.value()), whole, stillAbsent, false, with(change));
  }

  private Outcome removed(AttributeChange change) {
    RulesById rules = RulesById.removed(known, change);
    Set<String> gone = new TreeSet<>(absent);
    boolean whole = complete && rules.certain();
    if (!whole) {
      names(change.value()).forEach(gone::add);
    }
    return new Outcome(without(rules.known(), change.value()), whole, gone, deleted, with(change));
  }

  private static JsonNode union(JsonNode known, JsonNode value) {
    if (PolicyParts.isPolicy(value)) {
      return PolicyParts.with(known, value);
    }
    if (value.isObject()) {
      ObjectNode entries = Json.object();
      Stream.of(known, value).forEach(part -> part.properties()
          .forEach(entry -> entries.set(entry.getKey(), entry.getValue())));
      return entries;
    }
    return Json.set(Stream.concat(names(known), names(value)).toList());
  }

  private static JsonNode without(JsonNode known, JsonNode value) {
    if (PolicyParts.isPolicy(known)) {
      return PolicyParts.without(known, value);
    }
    if (known.isObject()) {
      ObjectNode entries = Json.object();
      known.properties().forEach(entry -> {
        if (!Json.has(value, entry.getKey())
            && !Json.has(value, Json.text(entry.getValue().path("ruleId")))
            && !Aliases.isTaken(value, entry.getKey())) {
          entries.set(entry.getKey(), entry.getValue());
        }
      });
      return entries;
    }
    return Json.set(names(known).filter(name -> !Json.has(value, name)).toList());
  }

  /** The elements of a set, the names of entries, or the ids of a policy's statements. */
  static Stream<String> names(JsonNode value) {
    if (PolicyParts.isPolicy(value)) {
      return PolicyParts.ids(value);
    }
    List<String> names = new ArrayList<>();
    if (value.isObject()) {
      value.fieldNames().forEachRemaining(names::add);
    } else {
      value.forEach(element -> names.add(element.asText()));
    }
    return names.stream();
  }

  private List<String> with(AttributeChange change) {
    return Stream.concat(evidence.stream(), Stream.of(change.eventId())).toList();
  }
}
