package dev.tourniquet.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** When an event of a file happened: CloudTrail's own field, else what other logs call theirs. */
final class EventTime {

  private static final List<String> FIELDS = List.of("eventTime", "@timestamp", "timestamp");

  private EventTime() {}

  /** Empty when no field holds a time in the form of ISO 8601; without an offset it is UTC. */
  static Optional<Instant> of(JsonNode event) {
    return FIELDS.stream()
        .map(event::path)
        .filter(JsonNode::isTextual)
        .findFirst()
        .flatMap(node -> parse(node.textValue().strip().replace(' ', 'T')));
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return parseLocal(text);
    }
  }

  private static Optional<Instant> parseLocal(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
