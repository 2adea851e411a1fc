package dev.tourniquet.triage.exposure;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.iam.ResourceKind;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the calls that add one permission to a resource: each becomes the policy statement that AWS makes of it. */
final class Permissions {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Parameters that narrow a permission, and the condition that AWS writes for each. */
  private static final Map<String, String> CONDITIONS = Map.of(
      "sourceAccount", "aws:SourceAccount",
      "sourceArn", "aws:SourceArn",
      "principalOrgID", "aws:PrincipalOrgID",
      "organizationId", "aws:PrincipalOrgID",
      "functionUrlAuthType", "lambda:FunctionUrlAuthType");

  static final Map<String, Function<Event, Exposure>> READERS = Map.ofEntries(
      entry("lambda:AddPermission", event -> permission(event, ResourceKind.LAMBDA_FUNCTION)),
      entry("lambda:AddLayerVersionPermission", event -> permission(event, ResourceKind.OTHER)),
      entry("events:PutPermission", event -> permission(event, ResourceKind.OTHER)),
      entry("sns:AddPermission", event -> accounts(event, "aWSAccountId")),
      entry("sqs:AddPermission", event -> accounts(event, "aWSAccountIds")),
      entry("kms:CreateGrant", Permissions::grant),
      entry("lambda:CreateFunctionUrlConfig", Permissions::url),
      entry("lambda:UpdateFunctionUrlConfig", Permissions::url),
      entry("codebuild:UpdateProjectVisibility", Permissions::project));

  private Permissions() {}

  /** The policy that a permission makes, as parameters of a call or as stored for the resource. */
  static JsonNode policy(JsonNode permission) {
    return JSON.createObjectNode().set("Statement", statement(permission));
  }

  /** What alone the permission that a call gives holds everyone to; nothing where it gives none. */
  static List<String> heldTo(Event event) {
    return switch (event.service() + ":" + event.operation()) {
      case "lambda:AddPermission" -> heldTo(event, ResourceKind.LAMBDA_FUNCTION);
      case "lambda:AddLayerVersionPermission", "events:PutPermission" ->
        heldTo(event, ResourceKind.OTHER);
      default -> List.of();
    };
  }

  private static List<String> heldTo(Event event, ResourceKind kind) {
    return written(event)
        .map(policy -> HeldTo.of(policy, kind, event.account()))
        .orElse(List.of());
  }

  private static Exposure permission(Event event, ResourceKind kind) {
    return written(event)
        .map(policy ->
            new Exposure("policy", PolicyReach.ofWritten(policy, kind, event.account()), List.of()))
        .orElse(Exposure.NONE);
  }

  /** A bus takes a whole policy, or one permission with one condition. */
  private static Optional<JsonNode> written(Event event) {
    JsonNode whole = event.request().path("policy");
    if (event.service().equals("events") && PolicyReach.isReadable(whole)) {
      return Optional.of(whole);
    }
    return event.request().has("principal")
        ? Optional.of(policy(event.request()))
        : Optional.empty();
  }

  private static ObjectNode statement(JsonNode permission) {
    if (permission.has("Effect")) {
      return permission.deepCopy();
    }
    ObjectNode statement = JSON.createObjectNode();
    statement.put("Effect", "Allow").put("Action", permission.path("action").asText("*"));
    statement.put("Resource", "*");
    String principal = permission.path("principal").asText("");
    if (principal.endsWith(".amazonaws.com")) {
      statement.putObject("Principal").put("Service", principal);
    } else if (principal.equals("*")) {
      statement.put("Principal", principal);
    } else {
      statement.putObject("Principal").put("AWS", principal);
    }
    statement.set("Condition", conditions(permission));
    return statement;
  }

  private static ObjectNode conditions(JsonNode permission) {
    ObjectNode conditions = JSON.createObjectNode();
    CONDITIONS.forEach((parameter, key) -> {
      String value = permission.path(parameter).asText("");
      if (!value.isEmpty()) {
        String operator = parameter.equals("sourceArn") ? "ArnLike" : "StringEquals";
        conditions.withObject("/" + operator).put(key, value);
      }
    });
    JsonNode written = permission.path("condition");
    if (written.path("type").isTextual()) {
      conditions
          .withObject("/" + written.path("type").asText())
          .put(written.path("key").asText(), written.path("value").asText());
    }
    return conditions;
  }

  private static Exposure accounts(Event event, String parameter) {
    if (!event.request().has(parameter)) {
      return Exposure.NONE;
    }
    return new Exposure(
        "policy", Sharing.values(event.request().path(parameter), event.account()), List.of());
  }

  private static Exposure grant(Event event) {
    if (!event.request().has("granteePrincipal")) {
      return Exposure.NONE;
    }
    List<Grantee> to =
        Sharing.values(event.request().path("granteePrincipal"), event.account()).stream()
            .filter(one -> one.id().matches("\\d{12}") || one.isPublic())
            .toList();
    return new Exposure("grants", to, List.of());
  }

  private static Exposure url(Event event) {
    return event.text("requestParameters.authType").equals("NONE")
        ? new Exposure("url", List.of(Grantee.everyone("NONE")), List.of())
        : Exposure.NONE;
  }

  private static Exposure project(Event event) {
    Grantee everyone = Grantee.everyone("PUBLIC_READ");
    return switch (event.text("requestParameters.projectVisibility")) {
      case "PUBLIC_READ" -> new Exposure("visibility", List.of(everyone), List.of());
      case "PRIVATE" -> new Exposure("visibility", List.of(), List.of(everyone));
      default -> Exposure.NONE;
    };
  }
}
