package dev.tourniquet.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tourniquet.trail.Event;
import java.util.List;

/** Calls that stop the caller of a case: a key made inactive, a deny attached, sessions revoked. */
final class CallerContainment {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CallerContainment() {}

  /** Those after the lead event that took effect, oldest first. */
  static List<Event> of(Case c) {
    return c.background().actor().writes().stream()
        .filter(Event::succeeded)
        .filter(event -> event.time().orElseThrow().isAfter(c.time()))
        .filter(event -> stops(event, c))
        .toList();
  }

  static boolean stops(Event event, Case c) {
    return switch (event.service() + ":" + event.operation()) {
      case "iam:UpdateAccessKey" ->
        event.text("requestParameters.status").equals("Inactive") && isKey(event, c);
      case "iam:DeleteAccessKey" -> isKey(event, c);
      case "iam:PutUserPolicy", "iam:PutRolePolicy" ->
        deniesAll(event.text("requestParameters.policyDocument"));
      case "iam:AttachUserPolicy", "iam:AttachRolePolicy" ->
        event.text("requestParameters.policyArn").endsWith("policy/AWSDenyAll");
      default -> false;
    };
  }

  private static boolean isKey(Event event, Case c) {
    return event
        .text("requestParameters.accessKeyId")
        .equals(c.keys().credential().value());
  }

  /** A deny of everything, with or without a condition such as the time the session was issued. */
  private static boolean deniesAll(String document) {
    try {
      JsonNode statements = JSON.readTree(document).path("Statement");
      for (JsonNode one :
          statements.isArray() ? statements : JSON.createArrayNode().add(statements)) {
        JsonNode action = one.path("Action");
        String text = action.isArray() ? action.path(0).asText() : action.asText();
        if (one.path("Effect").asText().equals("Deny") && text.equals("*")) {
          return true;
        }
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
