package dev.tourniquet.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Documents;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import dev.tourniquet.trail.Key;
import dev.tourniquet.trail.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Principals as ends of relations. */
final class Principals {

  private Principals() {}

  /** Who called, by the principal key of the event. */
  static List<ResourceKey> caller(Event event) {
    Key principal = EventKeys.of(event).principal();
    return principal.present()
        ? List.of(Place.of(event).global("principal", principal.value()))
        : List.of();
  }

  /** The accounts, roles, users, services and providers that a trust document names in its Allow statements. */
  static List<ResourceKey> trusted(Place place, JsonNode value) {
    JsonNode document = Documents.document(value);
    List<ResourceKey> trusted = new ArrayList<>();
    for (JsonNode statement : Ends.elements(document.path("Statement"))) {
      if (statement.path("Effect").asText().equals("Allow")) {
        names(statement.path("Principal")).forEach(name -> trusted.add(named(place, name)));
      }
    }
    return trusted;
  }

  private static Stream<String> names(JsonNode principal) {
    List<JsonNode> lists = new ArrayList<>();
    if (principal.isObject()) {
      principal.forEach(lists::add);
    } else {
      lists.add(principal);
    }
    return lists.stream().flatMap(list -> Ends.elements(list).stream()).map(JsonNode::asText);
  }

  /** The principal that a policy or a request calls by account id, ARN, service name or {@code *}. */
  static ResourceKey named(Place place, String name) {
    List<ResourceKey> known = Ends.ofArn(
        name.matches("[0-9]{12}") ? "arn:" + place.partition() + ":iam::" + name + ":root" : name);
    return known.isEmpty() ? place.global("principal", name) : known.get(0);
  }
}
