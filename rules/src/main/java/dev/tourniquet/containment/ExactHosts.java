package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Exact.Answers;
import dev.tourniquet.containment.Exact.Refinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of instances and of the groups around them. */
final class ExactHosts {

  static final Map<String, Refinement> ALL = Map.of(
      "ec2:ModifyInstanceAttribute", ExactHosts::attribute,
      "ec2:ModifyInstanceMetadataOptions", ExactHosts::metadata,
      "ec2:CreateSecurityGroup", ExactHosts::quarantine,
      "ec2:RevokeSecurityGroupEgress", ExactHosts::egress,
      "ec2:RevokeSecurityGroupIngress", ExactHosts::ingress);

  private ExactHosts() {}

  static JsonNode instance(Answers answers) {
    return answers.body("DescribeInstances").at("/Reservations/0/Instances/0");
  }

  private static Optional<Step> attribute(Step step, Answers answers) {
    ObjectNode parameters = step.call().parameters().deepCopy();
    if (parameters.has("DisableApiTermination")) {
      boolean kept = answers
          .body("DescribeInstanceAttribute")
          .at("/DisableApiTermination/Value")
          .asBoolean(false);
      return kept ? Optional.empty() : Optional.of(step);
    }
    List<String> groups = new ArrayList<>();
    instance(answers)
        .path("SecurityGroups")
        .forEach(one -> groups.add(one.path("GroupId").asText()));
    return Optional.of(
        groups.isEmpty()
            ? step
            : step.with(
                step.call(), step.call().with(parameters.set("Groups", Json.texts(groups)))));
  }

  private static Optional<Step> metadata(Step step, Answers answers) {
    JsonNode saved = instance(answers).path("MetadataOptions");
    if (!saved.isObject()) {
      return Optional.of(step);
    }
    ObjectNode wanted = step.call().parameters().deepCopy();
    ObjectNode before = wanted.deepCopy();
    for (String option : List.of("HttpTokens", "HttpPutResponseHopLimit")) {
      before.set(option, saved.path(option));
    }
    return before.equals(wanted)
        ? Optional.empty()
        : Optional.of(step.with(step.call(), step.call().with(before)));
  }

  private static Optional<Step> quarantine(Step step, Answers answers) {
    String network = instance(answers).path("VpcId").asText("");
    ObjectNode parameters = step.call().parameters().deepCopy();
    return Optional.of(
        network.isEmpty()
            ? step
            : step.with(step.call().with(parameters.put("VpcId", network)), step.inverse()));
  }

  /** An instance has addresses of IPv6 only where its network has them, and there a new group lets them out as well. */
  private static Optional<Step> egress(Step step, Answers answers) {
    ObjectNode parameters = step.call().parameters().deepCopy();
    boolean six = false;
    for (JsonNode one : instance(answers).path("NetworkInterfaces")) {
      six |= !one.path("Ipv6Addresses").isEmpty();
    }
    if (!six || !(parameters.at("/IpPermissions/0") instanceof ObjectNode rule)) {
      return Optional.of(step);
    }
    rule.set("Ipv6Ranges", Json.array(List.of(Json.object("CidrIpv6", "::/0"))));
    return Optional.of(step.with(step.call().with(parameters), step.inverse().with(parameters)));
  }

  /** Only rules that are still there are revoked: AWS refuses the whole call for one that is not. */
  private static Optional<Step> ingress(Step step, Answers answers) {
    JsonNode held = answers.body("DescribeSecurityGroups").at("/SecurityGroups/0/IpPermissions");
    List<JsonNode> kept = new ArrayList<>();
    for (JsonNode one : step.call().parameters().path("IpPermissions")) {
      for (JsonNode each : held) {
        if (isSameService(one, each) && holds(each, one)) {
          kept.add(one);
          break;
        }
      }
    }
    ObjectNode parameters = step.call().parameters().deepCopy();
    parameters.set("IpPermissions", Json.array(kept));
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(step.with(step.call().with(parameters), step.inverse().with(parameters)));
  }

  private static boolean isSameService(JsonNode one, JsonNode other) {
    String protocol = one.path("IpProtocol").asText();
    boolean everything = protocol.equals("-1");
    return protocol.equals(other.path("IpProtocol").asText())
        && (everything
            || (one.path("FromPort").equals(other.path("FromPort"))
                && one.path("ToPort").equals(other.path("ToPort"))));
  }

  private static boolean holds(JsonNode held, JsonNode one) {
    String four = one.at("/IpRanges/0/CidrIp").asText("");
    String six = one.at("/Ipv6Ranges/0/CidrIpv6").asText("");
    for (JsonNode range : held.path("IpRanges")) {
      if (!four.isEmpty() && range.path("CidrIp").asText().equals(four)) {
        return true;
      }
    }
    for (JsonNode range : held.path("Ipv6Ranges")) {
      if (!six.isEmpty() && range.path("CidrIpv6").asText().equals(six)) {
        return true;
      }
    }
    return false;
  }
}
