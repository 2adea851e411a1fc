package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** AWS refuses to change the groups of an instance with several network interfaces but interface by interface. */
final class ExactInterfaces {

  private ExactInterfaces() {}

  /** The step itself, or one for each interface that can take the groups. */
  static List<Step> each(Step step, JsonNode instance) {
    JsonNode interfaces = instance.path("NetworkInterfaces");
    if (!step.call().parameters().has("Groups") || interfaces.size() < 2) {
      return List.of(step);
    }
    List<Step> steps = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (JsonNode one : interfaces) {
      if (isElsewhere(one, instance)) {
        left.add(
            one.path("NetworkInterfaceId").asText() + " in " + one.path("VpcId").asText());
      } else {
        steps.add(of(step, one));
      }
    }
    return left.isEmpty() || steps.isEmpty() ? steps : told(steps, left);
  }

  /** A group belongs to one network; an interface may be in another than the instance's first. */
  static boolean isElsewhere(JsonNode one, JsonNode instance) {
    return one.has("VpcId") && !one.path("VpcId").equals(instance.path("VpcId"));
  }

  private static Step of(Step step, JsonNode one) {
    List<String> groups = new ArrayList<>();
    one.path("Groups").forEach(group -> groups.add(group.path("GroupId").asText()));
    JsonNode wanted = step.call().parameters().path("Groups");
    return step.with(
        call(one, wanted),
        call(
            one, groups.isEmpty() ? Json.texts(List.of(Placeholders.GROUPS)) : Json.texts(groups)));
  }

  private static Call call(JsonNode one, JsonNode groups) {
    ObjectNode parameters =
        Json.object("NetworkInterfaceId", one.path("NetworkInterfaceId").asText());
    return Read.ec2("ModifyNetworkInterfaceAttribute", parameters.set("Groups", groups));
  }

  private static List<Step> told(List<Step> steps, List<String> left) {
    List<Step> told = new ArrayList<>(steps);
    told.set(
        0,
        steps
            .get(0)
            .warning("Stays open, being in another network than the group: "
                + String.join(", ", left) + ". Make a group like it there and set it by hand"));
    return told;
  }
}
