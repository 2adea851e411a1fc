package dev.tourniquet.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.EventKeys;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/**
 * A user or role that a call created.
 *
 * @param principal its key, by the unique id that no later user or role of that name has
 * @param creator key of the caller
 */
public record NewIdentity(
    String principal, String account, String arn, String name, String eventId, String creator)
    implements Serializable {

  /** The calls that create one. */
  public static final Set<String> CALLS =
      Set.of("CreateUser", "CreateRole", "CreateServiceLinkedRole");

  private static final int LONGEST = 1_024;

  public NewIdentity {
    requireNonNull(principal, "principal is null");
    requireNonNull(account, "account is null");
    arn = arn.length() <= LONGEST ? arn : arn.substring(0, LONGEST);
    name = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    requireNonNull(eventId, "eventId is null");
    requireNonNull(creator, "creator is null");
  }

  /** What the event created; empty for other calls, and for calls that failed or do not tell the new id. */
  public static Optional<NewIdentity> of(Event event) {
    if (!event.service().equals("iam") || !event.succeeded()) {
      return Optional.empty();
    }
    return switch (event.name()) {
      case "CreateUser" -> of(event, "user", "iamuser");
      case "CreateRole", "CreateServiceLinkedRole" -> of(event, "role", "role");
      default -> Optional.empty();
    };
  }

  private static Optional<NewIdentity> of(Event event, String what, String kind) {
    JsonNode made = event.response().path(what);
    String id = made.path(what + "Id").asText("");
    return id.isEmpty() || id.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new NewIdentity(
            kind + ":" + event.account() + ":" + id,
            event.account(),
            made.path("arn").asText(""),
            made.path(what + "Name").asText(""),
            event.id(),
            EventKeys.of(event).principal().value()));
  }
}
