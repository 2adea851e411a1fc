package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values that a later call needs and only the answer of an earlier one tells, such as the id of a policy just made. */
public final class Placeholders {

  static final String POLICY_ID = "<PolicyId from the answer of CreatePolicy>";
  static final String GROUP_ID = "<GroupId from the answer of CreateSecurityGroup>";
  static final String VPC_ID = "<VpcId from the answer of DescribeInstances>";
  static final String SCALING_GROUP =
      "<AutoScalingGroupName from the answer of DescribeAutoScalingInstances>";
  static final String GROUPS = "<SecurityGroups from the answer of DescribeInstances>";

  private static final Map<String, Map.Entry<String, String>> TOLD = Map.of(
      "organizations:CreatePolicy", Map.entry(POLICY_ID, "/Policy/PolicySummary/Id"),
      "ec2:CreateSecurityGroup", Map.entry(GROUP_ID, "/GroupId"),
      "autoscaling:DescribeAutoScalingInstances",
          Map.entry(SCALING_GROUP, "/AutoScalingInstances/0/AutoScalingGroupName"));

  private Placeholders() {}

  /** What the answer to a call tells: placeholder to value; empty for most calls. */
  public static Map<String, String> toldBy(Call call, JsonNode answer) {
    Map.Entry<String, String> told = TOLD.get(call.name());
    return told == null || answer.at(told.getValue()).asText("").isEmpty()
        ? Map.of()
        : Map.of(told.getKey(), answer.at(told.getValue()).asText());
  }

  /**
   * The call that tells the same when the answer never came: what was made is found by its name.
   *
   * @return empty where nothing has to be found again
   */
  public static Optional<Call> recalling(Call made) {
    JsonNode parameters = made.parameters();
    return switch (made.name()) {
      case "organizations:CreatePolicy" ->
        Optional.of(new Call(
            "organizations",
            "ListPolicies",
            Json.object("Filter", parameters.path("Type").asText())));
      case "ec2:CreateSecurityGroup" ->
        Optional.of(new Call(
            "ec2",
            "DescribeSecurityGroups",
            Json.object(
                "Filters",
                Json.array(List.of(
                    filter("group-name", parameters.path("GroupName").asText()),
                    filter("vpc-id", parameters.path("VpcId").asText()))))));
      default -> Optional.empty();
    };
  }

  static ObjectNode filter(String name, String value) {
    return Json.object("Name", name).set("Values", Json.texts(List.of(value)));
  }

  /** What the answer to {@link #recalling} tells of what a call made; empty when it is not there. */
  public static Map<String, String> recalled(Call made, JsonNode answer) {
    if (made.name().equals("ec2:CreateSecurityGroup")) {
      String id = answer.at("/SecurityGroups/0/GroupId").asText("");
      return id.isEmpty() ? Map.of() : Map.of(GROUP_ID, id);
    }
    for (JsonNode policy : answer.path("Policies")) {
      if (policy.path("Name").equals(made.parameters().path("Name"))) {
        return Map.of(POLICY_ID, policy.path("Id").asText());
      }
    }
    return Map.of();
  }

  /** The call with the values that are known by now. */
  public static Call fill(Call call, Map<String, String> values) {
    return values.isEmpty() ? call : call.with(fill(call.parameters(), values));
  }

  /** Whether a value is still missing: such a call must not be made. */
  public static boolean isOpen(Call call) {
    String text = call.parameters().toString();
    return Stream.of(POLICY_ID, GROUP_ID, VPC_ID, GROUPS, SCALING_GROUP).anyMatch(text::contains);
  }

  private static JsonNode fill(JsonNode node, Map<String, String> values) {
    if (node.isTextual()) {
      String value = values.get(node.asText());
      return value == null ? node : TextNode.valueOf(value);
    }
    if (node.isArray()) {
      ArrayNode filled = Json.array(List.of());
      node.forEach(element -> filled.add(fill(element, values)));
      return filled;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode filled = Json.object();
    node.properties().forEach(one -> filled.set(one.getKey(), fill(one.getValue(), values)));
    return filled;
  }
}
