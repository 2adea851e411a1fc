package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The call that takes back what a call asked for. RDS answers with the whole list of who may restore a snapshot after the
 * call: what was before is not told, but what was added and removed is. A password can be made only where there was none.
 */
final class CallReversals {

  private static final Map<String, String> SNAPSHOTS = Map.of(
      "ModifyDBSnapshotAttribute", "DBSnapshotIdentifier",
      "ModifyDBClusterSnapshotAttribute", "DBClusterSnapshotIdentifier");

  private CallReversals() {}

  static Optional<Call> of(Event event) {
    return (event.service() + ":" + event.operation()).equals("iam:CreateLoginProfile")
        ? password(event)
        : restore(event);
  }

  private static Optional<Call> password(Event event) {
    String user = event.text("requestParameters.userName");
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(new Call("iam", "DeleteLoginProfile", Json.object("UserName", user)));
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
