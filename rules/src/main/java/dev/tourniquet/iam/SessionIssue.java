package dev.tourniquet.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The call that issued a session, which says with which policies the session was limited.
 *
 * @param event such as {@code AssumeRole} or {@code GetFederationToken}
 */
record SessionIssue(Event event) {
  /** The call, of several candidates, that issued a session; told by its access key or its ARN. */
  static Optional<SessionIssue> of(String session, String credential, List<Event> candidates) {
    return candidates.stream()
        .filter(Event::succeeded)
        .filter(event -> issued(event, session, credential))
        .findFirst()
        .map(SessionIssue::new);
  }

  private static boolean issued(Event event, String session, String credential) {
    String key = event.text("responseElements.credentials.accessKeyId");
    if (!credential.isEmpty() && !key.isEmpty()) {
      return key.equals(credential);
    }
    return !session.isEmpty()
        && (event.text("responseElements.assumedRoleUser.arn").equals(session)
            || event.text("responseElements.federatedUser.arn").equals(session));
  }

  /** The policies; empty when one of them cannot be known, an empty list when there are none. */
  Optional<List<Policy>> policies(IamInventory inventory) {
    if (new IamCall(event).omitted()) {
      return Optional.empty();
    }
    List<Policy> policies = new ArrayList<>();
    for (JsonNode each : event.at("requestParameters.policyArns")) {
      String arn = each.isTextual() ? each.asText() : each.path("arn").asText("");
      Optional<Policy> known = inventory.managed(arn);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      policies.add(known.get());
    }
    return inline(policies);
  }

  private Optional<List<Policy>> inline(List<Policy> policies) {
    JsonNode text = event.at("requestParameters.policy");
    if (text.isMissingNode() || text.isNull()) {
      return Optional.of(policies);
    }
    try {
      policies.add(PolicyReader.read("session policy of " + event.id(), text));
      return Optional.of(policies);
    } catch (PolicySyntaxException e) {
      return Optional.empty();
    }
  }
}
