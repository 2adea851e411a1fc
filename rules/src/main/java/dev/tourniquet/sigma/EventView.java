package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One event while rules are matched against it: a field is looked up once, however many rules ask for it. */
final class EventView {

  private final JsonNode event;
  private final Map<String, FieldValues> fields = new HashMap<>();

  EventView(JsonNode event) {
    this.event = event;
  }

  FieldValues at(FieldPath path) {
    FieldValues known = fields.get(path.name());
    if (known == null) {
      known = path.in(event);
      fields.put(path.name(), known);
    }
    return known;
  }

  List<Value> values(FieldPath path) {
    return at(path).values();
  }
}
