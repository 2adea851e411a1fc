package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a call changed, also where the value before it is not wholly known. */
final class Differences {

  private Differences() {}

  static List<Difference> of(String attribute, Outcome before, Outcome after, Moment.Call call) {
    if (call.does(Op.CREATE)) {
      JsonNode made = after.known();
      boolean empty = made.isNull() || (made.isContainerNode() && made.isEmpty());
      return empty ? List.of() : List.of(new Difference(attribute, Json.missing(), made));
    }
    if (call.does(Op.UNREADABLE) && after.known().isMissingNode()) {
      boolean known = !before.known().isMissingNode();
      return List.of(
          new Difference(attribute, known ? before.known() : Json.nothing(), Json.nothing()));
    }
    return between(attribute, before, after);
  }

  static List<Difference> between(String attribute, Outcome before, Outcome after) {
    if (before.complete() && after.complete()) {
      return StructuralDiff.between(attribute, before.known(), after.known());
    }
    boolean nothingKnown = before.known().isMissingNode() && before.absent().isEmpty();
    return after.complete() && nothingKnown
        ? List.of(new Difference(attribute, Json.nothing(), after.known()))
        : byElement(attribute, before, after);
  }

  private static List<Difference> byElement(String attribute, Outcome before, Outcome after) {
    TreeSet<String> names = new TreeSet<>(before.absent());
    names.addAll(after.absent());
    Outcome.names(before.known()).forEach(names::add);
    Outcome.names(after.known()).forEach(names::add);
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      JsonNode was = element(before, name);
      JsonNode is = element(after, name);
      if (!was.equals(is)) {
        differences.add(new Difference(attribute + "[" + name + "]", was, is));
      }
    }
    return differences;
  }

  /** The element; missing when it is not there, null when nobody knows. */
  private static JsonNode element(Outcome outcome, String name) {
    if (Json.has(outcome.known(), name)) {
      if (PolicyParts.isPolicy(outcome.known())) {
        return PolicyParts.statement(outcome.known(), name);
      }
      return outcome.known().isObject() ? outcome.known().path(name) : Json.textNode(name);
    }
    return outcome.complete() || outcome.absent().contains(name) ? Json.missing() : Json.nothing();
  }
}
