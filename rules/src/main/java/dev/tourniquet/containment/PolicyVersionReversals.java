package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Reversals.Undo;
import dev.tourniquet.trail.Event;
import java.util.Optional;

/**
 * Takes back what was done to the versions of a managed policy. The key of a policy has its name alone; the call has the ARN,
 * path and all. A version that was deleted comes back as a new one with the old document, in force only if it was.
 */
final class PolicyVersionReversals {

  private PolicyVersionReversals() {}

  static Optional<Call> of(Undo undo, Event event) {
    String arn = event.text("requestParameters.policyArn");
    if (arn.isEmpty() || !event.source().equals("iam.amazonaws.com")) {
      return Optional.empty();
    }
    return switch (undo.what()) {
      case "AWS::IAM::Policy versions" -> version(undo, arn);
      case "AWS::IAM::Policy defaultVersion" -> inForce(undo, arn);
      default -> Optional.empty();
    };
  }

  private static Optional<Call> version(Undo undo, String arn) {
    JsonNode document = undo.before().path(undo.element());
    if (undo.added()) {
      return call("DeletePolicyVersion", versionOf(arn, undo.element()));
    }
    return undo.removed() && document.isObject()
        ? call(
            "CreatePolicyVersion",
            Json.object("PolicyArn", arn)
                .put("PolicyDocument", document.toString())
                .put("SetAsDefault", false))
        : Optional.empty();
  }

  private static Optional<Call> inForce(Undo undo, String arn) {
    return undo.before().isTextual()
        ? call("SetDefaultPolicyVersion", versionOf(arn, undo.before().asText()))
        : Optional.empty();
  }

  private static ObjectNode versionOf(String arn, String version) {
    return Json.object("PolicyArn", arn).put("VersionId", version);
  }

  private static Optional<Call> call(String operation, ObjectNode parameters) {
    return Optional.of(new Call("iam", operation, parameters));
  }
}
