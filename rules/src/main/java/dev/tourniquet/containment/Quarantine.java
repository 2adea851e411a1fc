package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Exact.Answers;
import java.util.List;
import java.util.Optional;

/** Puts an instance into a security group that lets nothing in or out. */
final class Quarantine {

  private Quarantine() {}

  static List<Step> steps(Situation s, String instance) {
    ObjectNode group = Json.object("GroupId", Placeholders.GROUP_ID);
    ObjectNode everything = group.deepCopy();
    ObjectNode rule = Json.object("IpProtocol", "-1");
    rule.set("IpRanges", Json.array(List.of(Json.object("CidrIp", "0.0.0.0/0"))));
    everything.set("IpPermissions", Json.array(List.of(rule)));
    ObjectNode made = Json.object("GroupName", name(instance))
        .put("Description", "Lets nothing in or out during an incident")
        .put("VpcId", Placeholders.VPC_ID);
    Step making = new Step(
        s.account(),
        Instance.region(s),
        Read.ec2("CreateSecurityGroup", made),
        Read.ec2("DeleteSecurityGroup", group),
        List.of(Instance.described(instance), described(instance)),
        List.of(),
        List.of());
    return List.of(
        making,
        making
            .with(
                Read.ec2("RevokeSecurityGroupEgress", everything),
                Read.ec2("AuthorizeSecurityGroupEgress", everything))
            .warning(
                "A new group lets everything out, by IPv6 too where the network has it: add Ipv6Ranges there; --execute does"),
        making
            .with(groups(instance, Placeholders.GROUP_ID), groups(instance, Placeholders.GROUPS))
            .warning(
                "AWS refuses this where the instance has several network interfaces: use modify-network-interface-attribute for each there; --execute does")
            .warning("Take a copy of the memory first")
            .warning("Connections already open survive the change of groups"));
  }

  private static String name(String instance) {
    return "tourniquet-quarantine-" + instance;
  }

  private static Call described(String instance) {
    JsonNode named = Placeholders.filter("group-name", name(instance));
    return Read.ec2("DescribeSecurityGroups", Json.object("Filters", Json.array(List.of(named))));
  }

  private static Call groups(String instance, String group) {
    return Read.ec2(
        "ModifyInstanceAttribute",
        Json.object("InstanceId", instance).set("Groups", Json.texts(List.of(group))));
  }

  /**
   * The group that cuts the instance off already, as after the containment of another finding. A name proves nothing:
   * the group must be without rules, and each interface that it can be put on must have it and no other.
   */
  static Optional<String> inEffect(Answers answers) {
    JsonNode instance = ExactHosts.instance(answers);
    for (JsonNode group : answers.body("DescribeSecurityGroups").path("SecurityGroups")) {
      if (group
              .path("GroupName")
              .asText()
              .equals(name(instance.path("InstanceId").asText()))
          && group.path("VpcId").equals(instance.path("VpcId"))
          && group.path("IpPermissions").isEmpty()
          && group.path("IpPermissionsEgress").isEmpty()
          && isOnAll(group.path("GroupId"), instance)) {
        return Optional.of(group.path("GroupId").asText());
      }
    }
    return Optional.empty();
  }

  private static boolean isOnAll(JsonNode id, JsonNode instance) {
    JsonNode interfaces = instance.path("NetworkInterfaces");
    for (JsonNode one : interfaces) {
      JsonNode groups = one.path("Groups");
      boolean only = groups.size() == 1 && groups.at("/0/GroupId").equals(id);
      if (!only && !ExactInterfaces.isElsewhere(one, instance)) {
        return false;
      }
    }
    return !interfaces.isEmpty();
  }
}
