package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import dev.tourniquet.trail.Event;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/** What a call set an access key to: {@code Active}, {@code Inactive} or {@code Deleted}. */
public record KeyStatus(String accessKeyId, String status, String eventId) implements Serializable {

  /** The calls that set it. */
  public static final Set<String> CALLS =
      Set.of("CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey");

  public KeyStatus {
    requireNonNull(accessKeyId, "accessKeyId is null");
    requireNonNull(status, "status is null");
    requireNonNull(eventId, "eventId is null");
  }

  /** What the event set; empty for other calls, and for calls that failed. */
  public static Optional<KeyStatus> of(Event event) {
    if (!event.service().equals("iam") || !event.succeeded()) {
      return Optional.empty();
    }
    String asked = event.text("requestParameters.accessKeyId");
    return switch (event.name()) {
      case "CreateAccessKey" ->
        status(event, event.text("responseElements.accessKey.accessKeyId"), "Active");
      case "UpdateAccessKey" -> status(event, asked, event.text("requestParameters.status"));
      case "DeleteAccessKey" -> status(event, asked, "Deleted");
      default -> Optional.empty();
    };
  }

  private static Optional<KeyStatus> status(Event event, String key, String status) {
    return key.isEmpty() || status.isEmpty()
        ? Optional.empty()
        : Optional.of(new KeyStatus(key, status, event.id()));
  }
}
