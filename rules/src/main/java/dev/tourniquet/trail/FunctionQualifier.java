package dev.tourniquet.trail;

/**
 * The version or alias of a Lambda function that is meant. It stands in a field of its own, or behind the function's name or
 * ARN.
 */
public final class FunctionQualifier {

  private FunctionQualifier() {}

  /** Of a call; empty where it is about the function itself. */
  public static String of(Event event) {
    String named = event.text("requestParameters.qualifier");
    return named.isEmpty() ? of(event.text("requestParameters.functionName")) : named;
  }

  /** {@code live} of {@code f:live} and of a whole or partial ARN; empty where it is the function's own. */
  public static String of(String function) {
    String[] name = function.split(":function:", 2);
    String[] parts = name[name.length - 1].split(":", 2);
    return parts.length == 2 ? parts[1] : "";
  }
}
