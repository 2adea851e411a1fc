package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The call that takes back what a call asked for, where the state before is not known. RDS answers with the whole list of who may restore a snapshot after the
 * call: what was before is not told, but what was added and removed is. A password can be made only where there was none.
 */
final class CallReversals {

  private static final Map<String, String> SNAPSHOTS = Map.of(
      "ModifyDBSnapshotAttribute", "DBSnapshotIdentifier",
      "ModifyDBClusterSnapshotAttribute", "DBClusterSnapshotIdentifier");

  private CallReversals() {}

  /** Calls that succeed only where the opposite held before, or that do what nobody wants to stay. */
  private static final Map<String, Function<Event, Optional<Call>>> BY_CALL = Map.of(
      "iam:CreateLoginProfile",
      event -> one(event, "iam", "DeleteLoginProfile", "userName UserName"),
      "cloudtrail:StopLogging",
      event -> one(event, "cloudtrail", "StartLogging", "name Name"),
      "kms:ScheduleKeyDeletion",
      event -> one(event, "kms", "CancelKeyDeletion", "keyId KeyId"),
      "lambda:CreateFunctionUrlConfig",
      CallReversals::url,
      "rolesanywhere:CreateTrustAnchor",
      event -> made(event, "DisableTrustAnchor", "trustAnchor", "trustAnchorId"),
      "rolesanywhere:CreateProfile",
      event -> made(event, "DisableProfile", "profile", "profileId"));

  static Optional<Call> of(Event event) {
    Function<Event, Optional<Call>> by = BY_CALL.get(event.service() + ":" + event.operation());
    return by == null ? restore(event) : by.apply(event);
  }

  /** The call about the same one; {@code names} is what the log and what the API calls its parameter. */
  private static Optional<Call> one(Event event, String service, String operation, String names) {
    int space = names.indexOf(' ');
    String id = event.text("requestParameters." + names.substring(0, space));
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new Call(service, operation, Json.object(names.substring(space + 1), id)));
  }

  /** The URL of an alias is another than the function's. */
  private static Optional<Call> url(Event event) {
    String qualifier = event.text("requestParameters.qualifier");
    return one(event, "lambda", "DeleteFunctionUrlConfig", "functionName FunctionName")
        .map(call -> qualifier.isEmpty()
            ? call
            : call.with(((ObjectNode) call.parameters().deepCopy()).put("Qualifier", qualifier)));
  }

  private static Optional<Call> made(Event event, String operation, String what, String id) {
    String made = event.text("responseElements." + what + "." + id);
    return made.isEmpty()
        ? Optional.empty()
        : Optional.of(new Call("rolesanywhere", operation, Json.object(id, made)));
  }

  private static Optional<Call> restore(Event event) {
    String id = event.service().equals("rds") ? SNAPSHOTS.get(event.operation()) : null;
    JsonNode request = event.at("requestParameters");
    if (id == null || !request.path("attributeName").asText().equals("restore")) {
      return Optional.empty();
    }
    String name = request.path(id.replaceFirst("^DB", "dB")).asText();
    ObjectNode back = Json.object(id, name).put("AttributeName", "restore");
    put(back, "ValuesToRemove", request.path("valuesToAdd"));
    put(back, "ValuesToAdd", request.path("valuesToRemove"));
    return back.size() == 2 || name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Call("rds", event.operation(), back));
  }

  private static void put(ObjectNode back, String field, JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    if (!texts.isEmpty()) {
      back.set(field, Json.texts(texts));
    }
  }
}
