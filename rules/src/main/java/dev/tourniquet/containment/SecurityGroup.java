package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.List;
import java.util.stream.Stream;

/** Closes what the triggers opened to the world. */
final class SecurityGroup {

  private SecurityGroup() {}

  static List<Step> close(Situation s) {
    List<ObjectNode> opened = s.inForce().stream()
        .flatMap(SecurityGroup::written)
        .filter(rule -> isWorld(of(rule, "cidrIpv4")) || isWorld(of(rule, "cidrIpv6")))
        .map(SecurityGroup::permission)
        .distinct()
        .toList();
    if (opened.isEmpty()) {
      return List.of();
    }
    ObjectNode parameters = Json.object("GroupId", s.resource().id());
    parameters.set("IpPermissions", Json.array(opened));
    return List.of(s.step(
        new Call("ec2", "RevokeSecurityGroupIngress", parameters),
        new Call("ec2", "AuthorizeSecurityGroupIngress", parameters),
        List.of(Read.ec2("DescribeSecurityGroups", groupIds(s))),
        List.of("Connections already open survive the change")));
  }

  /** What was authorised, as the response has it, or rewritten, as the request does: that response is empty. */
  private static Stream<JsonNode> written(Event trigger) {
    JsonNode rewritten =
        trigger.at("requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule");
    Stream<JsonNode> each = rewritten.isArray() ? rewritten.valueStream() : Stream.of(rewritten);
    return Stream.concat(
        trigger.at("responseElements.securityGroupRuleSet.items").valueStream(),
        each.map(rule -> rule.path("SecurityGroupRule")));
  }

  /** Wrapped requests write their fields with a capital. */
  private static JsonNode of(JsonNode rule, String field) {
    JsonNode plain = rule.path(field);
    return plain.isMissingNode()
        ? rule.path(Character.toUpperCase(field.charAt(0)) + field.substring(1))
        : plain;
  }

  private static ObjectNode groupIds(Situation s) {
    ObjectNode parameters = Json.object();
    parameters.set("GroupIds", Json.texts(List.of(s.resource().id())));
    return parameters;
  }

  /** A prefix of length 0 is everything, whatever address stands before it. */
  private static boolean isWorld(JsonNode cidr) {
    return cidr.asText().endsWith("/0");
  }

  private static ObjectNode permission(JsonNode rule) {
    ObjectNode permission = Json.object("IpProtocol", of(rule, "ipProtocol").asText("-1"));
    for (String port : List.of("FromPort", "ToPort")) {
      JsonNode number = of(rule, port.equals("FromPort") ? "fromPort" : "toPort");
      if (number.isInt()) {
        permission.put(port, number.asInt());
      }
    }
    String four = of(rule, "cidrIpv4").asText("");
    return four.isEmpty()
        ? permission.set(
            "Ipv6Ranges",
            Json.array(List.of(Json.object("CidrIpv6", of(rule, "cidrIpv6").asText()))))
        : permission.set("IpRanges", Json.array(List.of(Json.object("CidrIp", four))));
  }
}
