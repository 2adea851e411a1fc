package dev.tourniquet.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * One API call as a page shows it: a row of a table, the links that lead on from it and the whole event behind it.
 *
 * @param error error code, or the error message when there is no code; empty when the call succeeded
 * @param denied whether the error means that the caller was not allowed
 * @param links every entity the event names that has a page: identity, session, credential, address, resources
 * @param event the whole record, as CloudTrail wrote it; as JSON a call is this record and nothing else
 */
public record Call(
    String eventID,
    Instant time,
    String account,
    String region,
    String service,
    String name,
    boolean readOnly,
    String error,
    boolean denied,
    String userAgent,
    List<EntityReference> links,
    @JsonValue JsonNode event)
    implements Serializable {
  public Call {
    requireNonNull(eventID, "eventID is null");
    requireNonNull(time, "time is null");
    requireNonNull(event, "event is null");
    links = List.copyOf(links);
  }

  /** The linked entities of one kind. */
  public List<EntityReference> linked(EntityKind kind) {
    return links.stream().filter(link -> link.kind() == kind).toList();
  }
}
