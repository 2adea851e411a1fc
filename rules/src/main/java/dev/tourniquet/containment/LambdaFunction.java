package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.List;

/** Closes a function that others may call. */
final class LambdaFunction {

  private static final List<String> PERMISSION = List.of(
      "statementId",
      "action",
      "principal",
      "sourceArn",
      "sourceAccount",
      "principalOrgID",
      "functionUrlAuthType",
      "qualifier");

  private LambdaFunction() {}

  /** Takes a permission back, or makes the function's URL ask for a signature. */
  static List<Step> close(Situation s) {
    String name = s.trigger().text("requestParameters.functionName");
    if (name.isEmpty()) {
      return List.of();
    }
    return switch (s.trigger().operation()) {
      case "AddPermission" -> permission(s, name);
      case "CreateFunctionUrlConfig", "UpdateFunctionUrlConfig" -> List.of(url(s, name));
      default -> List.of();
    };
  }

  /** No call of the function runs any more. */
  static List<Step> stop(Situation s) {
    String name = s.trigger().text("requestParameters.functionName");
    if (name.isEmpty()) {
      return List.of();
    }
    ObjectNode id = Json.object("FunctionName", base(name));
    return List.of(s.step(
            new Call(
                "lambda",
                "PutFunctionConcurrency",
                id.deepCopy().put("ReservedConcurrentExecutions", 0)),
            new Call("lambda", "DeleteFunctionConcurrency", id),
            List.of(new Call("lambda", "GetFunctionConcurrency", id)),
            List.of(
                "Nothing calls the function any more, not even its owner's services",
                "If a reserved concurrency was set before, undo it with the saved one"))
        .affecting(s.activity().onResource(s.time())));
  }

  private static List<Step> permission(Situation s, String name) {
    ObjectNode added = Json.object("FunctionName", name);
    copy(s.trigger(), added);
    String statement = added.path("StatementId").asText("");
    if (statement.isEmpty()) {
      return List.of();
    }
    ObjectNode id = named(s, name);
    return List.of(s.step(
            new Call("lambda", "RemovePermission", id.deepCopy().put("StatementId", statement)),
            new Call("lambda", "AddPermission", added),
            List.of(new Call("lambda", "GetPolicy", id)),
            List.of("Others may be let in by other statements: read the saved policy"))
        .affecting(s.strangersOnResource()));
  }

  private static void copy(Event trigger, ObjectNode added) {
    for (String field : PERMISSION) {
      JsonNode value = trigger.at("requestParameters." + field);
      if (value.isTextual()) {
        added.set(Json.capital(field), value);
      }
    }
  }

  private static Step url(Situation s, String name) {
    ObjectNode id = named(s, name);
    return s.step(
            new Call("lambda", "UpdateFunctionUrlConfig", id.deepCopy().put("AuthType", "AWS_IAM")),
            new Call("lambda", "UpdateFunctionUrlConfig", id.deepCopy().put("AuthType", "NONE")),
            List.of(new Call("lambda", "GetFunctionUrlConfig", id)),
            List.of("Callers without AWS credentials are refused; the URL stays the same"))
        .affecting(s.strangersOnResource());
  }

  /** An alias or version has a policy and a URL of its own: without the qualifier the call is about those of the function. */
  private static ObjectNode named(Situation s, String name) {
    ObjectNode id = Json.object("FunctionName", name);
    String qualifier = s.trigger().text("requestParameters.qualifier");
    return qualifier.isEmpty() ? id : id.put("Qualifier", qualifier);
  }

  /** Concurrency belongs to the function, not to a version of it. */
  private static String base(String name) {
    return name.startsWith("arn:") ? name : name.split(":", 2)[0];
  }
}
