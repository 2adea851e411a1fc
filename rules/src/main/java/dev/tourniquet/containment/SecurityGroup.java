package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Closes what the triggers opened to the world. */
final class SecurityGroup {

  private SecurityGroup() {}

  static List<Step> close(Situation s) {
    List<ObjectNode> opened = s.inForce().stream()
        .flatMap(
            trigger -> trigger.at("responseElements.securityGroupRuleSet.items").valueStream())
        .filter(rule -> isWorld(rule.path("cidrIpv4")) || isWorld(rule.path("cidrIpv6")))
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
    ObjectNode permission = Json.object("IpProtocol", rule.path("ipProtocol").asText("-1"));
    for (String port : List.of("fromPort", "toPort")) {
      if (rule.path(port).isInt()) {
        permission.put(
            port.equals("fromPort") ? "FromPort" : "ToPort", rule.path(port).asInt());
      }
    }
    String four = rule.path("cidrIpv4").asText("");
    return four.isEmpty()
        ? permission.set(
            "Ipv6Ranges",
            Json.array(List.of(Json.object("CidrIpv6", rule.path("cidrIpv6").asText()))))
        : permission.set("IpRanges", Json.array(List.of(Json.object("CidrIp", four))));
  }
}
