package dev.tourniquet.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.trail.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules of security groups, as entries named by what they allow: {@code ingress tcp 22-22 0.0.0.0/0}. AWS writes them in
 * four layouts: flat and nested requests, responses, and answers of describing calls.
 */
final class GroupRules {

  private static final List<String> SOURCES = List.of(
      "cidrIp",
      "cidrIpv4",
      "cidrIpv6",
      "groupId",
      "prefixListId",
      "CidrIp",
      "CidrIpv4",
      "CidrIpv6",
      "GroupId",
      "PrefixListId",
      "ReferencedGroupId",
      "referencedGroupId");
  private static final List<String> RANGES = List.of(
      "ipRanges",
      "ipv6Ranges",
      "groups",
      "prefixListIds",
      "IpRanges",
      "Ipv4Ranges",
      "Ipv6Ranges",
      "UserIdGroupPairs",
      "PrefixListIds");

  private GroupRules() {}

  /** A new group lets everything out; the default IPv6 rule comes only with an IPv6 network. */
  static JsonNode ofNewGroup() {
    ObjectNode rules = Json.object();
    rules.set("egress -1 all 0.0.0.0/0", Json.object());
    return rules;
  }

  /** The rules that an Authorize call added: the response has them in one layout, with their ids. */
  static JsonNode added(Event event) {
    ObjectNode rules = Json.object();
    List<JsonNode> answered = Json.items(event.at("responseElements.securityGroupRuleSet"));
    if (answered.isEmpty()) {
      requested(event).forEach(name -> rules.set(name, Json.object()));
    }
    for (JsonNode rule : answered) {
      String direction = rule.path("isEgress").asBoolean() ? "egress" : "ingress";
      rules.set(name(direction, rule, source(rule)), id(rule));
    }
    return rules.isEmpty() ? Json.missing() : rules;
  }

  /** The names, or the rule ids, that a Revoke call took away. */
  static JsonNode removed(Event event) {
    List<String> names = new ArrayList<>(requested(event));
    Json.items(event.at("requestParameters.securityGroupRuleIds")).stream()
        .flatMap(item -> Stream.of(Json.text(item), Json.text(item.path("securityGroupRuleId"))))
        .forEach(names::add);
    // Newer responses name what was revoked also where the request had only rule ids.
    Json.items(event.at("responseElements.revokedSecurityGroupRuleSet")).stream()
        .map(rule ->
            name(rule.path("isEgress").asBoolean() ? "egress" : "ingress", rule, source(rule)))
        .forEach(names::add);
    JsonNode set = Json.set(names);
    return set.isEmpty() ? Json.missing() : set;
  }

  /** What ModifySecurityGroupRules wrote. The call does not say the direction: the rule's id stands in its place. */
  static JsonNode replacement(Event event) {
    ObjectNode rules = Json.object();
    modified(event).forEach(rule -> {
      JsonNode written = rule.path("SecurityGroupRule");
      String id = Json.text(rule.path("SecurityGroupRuleId"));
      rules.set(name(id, written, source(written)), Json.object().put("ruleId", id));
    });
    return rules.isEmpty() ? Json.missing() : rules;
  }

  /** The rules of a group as {@code describe-security-groups} prints it. */
  static JsonNode ofAnswer(JsonNode group) {
    ObjectNode rules = Json.object();
    nested("ingress", Json.each(group.path("IpPermissions")))
        .forEach(name -> rules.set(name, Json.object()));
    nested("egress", Json.each(group.path("IpPermissionsEgress")))
        .forEach(name -> rules.set(name, Json.object()));
    return rules;
  }

  /** The rules without their ids, which describing calls do not tell. */
  static JsonNode withoutIds(JsonNode rules) {
    boolean identified = rules.isObject() && Json.each(rules).anyMatch(rule -> rule.has("ruleId"));
    if (!identified) {
      return rules;
    }
    ObjectNode bare = Json.object();
    rules.fieldNames().forEachRemaining(name -> bare.set(name, Json.object()));
    return bare;
  }

  private static Stream<JsonNode> modified(Event event) {
    JsonNode rules =
        event.at("requestParameters.ModifySecurityGroupRulesRequest.SecurityGroupRule");
    return rules.isArray() ? Json.each(rules) : Stream.of(rules).filter(JsonNode::isObject);
  }

  private static List<String> requested(Event event) {
    String direction = event.name().endsWith("Egress") ? "egress" : "ingress";
    JsonNode request = event.request();
    List<String> names = nested(direction, Json.items(request.path("ipPermissions")).stream());
    String flat =
        source(request.path("groupId").isMissingNode() ? request : without(request, "groupId"));
    return flat.isEmpty()
        ? names
        : Stream.concat(names.stream(), Stream.of(name(direction, request, flat)))
            .toList();
  }

  private static JsonNode without(JsonNode request, String field) {
    ObjectNode copy = Json.object();
    request.properties().forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
    copy.remove(field);
    return copy;
  }

  private static List<String> nested(String direction, Stream<JsonNode> permissions) {
    return permissions
        .flatMap(permission -> RANGES.stream()
            .flatMap(range -> Json.items(permission.path(range)).stream())
            .map(range -> name(direction, permission, rangeOf(range))))
        .toList();
  }

  /** Items of AWS Config have addresses and prefix lists also as mere texts. */
  private static String rangeOf(JsonNode range) {
    return range.isTextual() ? range.asText() : source(range);
  }

  private static String name(String direction, JsonNode permission, String source) {
    String protocol = first(permission, "ipProtocol", "IpProtocol");
    String from = first(permission, "fromPort", "FromPort");
    String to = first(permission, "toPort", "ToPort");
    boolean everyPort = from.isEmpty() || from.equals("-1");
    return direction + " " + protocol + " " + (everyPort ? "all" : from + "-" + to) + " " + source;
  }

  /** What a rule lets in or out to; in responses {@code groupId} is the group itself. */
  private static String source(JsonNode rule) {
    JsonNode group = rule.path("referencedGroupInfo");
    JsonNode holder = group.isObject()
        ? group
        : rule.has("securityGroupRuleId") ? without(rule, "groupId") : rule;
    return SOURCES.stream()
        .map(field -> Json.text(holder.path(field)))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static ObjectNode id(JsonNode rule) {
    return Json.object().put("ruleId", Json.text(rule.path("securityGroupRuleId")));
  }

  private static String first(JsonNode node, String one, String other) {
    String text = Json.text(node.path(one));
    return text.isEmpty() ? Json.text(node.path(other)) : text;
  }
}
