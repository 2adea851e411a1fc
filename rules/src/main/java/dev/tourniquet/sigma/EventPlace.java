package dev.tourniquet.sigma;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * Where an event stands.
 *
 * @param file the file as it was named
 * @param index the event's place among the events of the file, from 0
 * @param eventID the event's {@code eventID}; null when it has none
 */
public record EventPlace(String file, long index, String eventID) {

  public EventPlace {
    requireNonNull(file, "file is null");
  }

  static EventPlace of(JsonNode event, Path file, long index) {
    JsonNode id = event.path("eventID");
    return new EventPlace(
        file.toString(), index, id.isValueNode() && !id.isNull() ? id.asText() : null);
  }

  /** The same for the copies of one CloudTrail event, which may be delivered more than once. */
  String key(JsonNode event) {
    return eventID == null
        ? "%s#%019d".formatted(file, index)
        : eventID + "@" + event.path("recipientAccountId").asText();
  }
}
