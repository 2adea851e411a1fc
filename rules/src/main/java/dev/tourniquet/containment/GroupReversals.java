package dev.tourniquet.containment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tourniquet.containment.Reversals.Undo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a rule of a security group away again, or puts it back, by what the rule says. */
final class GroupReversals {

  /** As the rules of a group are named: {@code ingress tcp 22-22 0.0.0.0/0}. */
  private static final Pattern RULE =
      Pattern.compile("(ingress|egress) (\\S+) (all|(-?\\d{1,5})-(-?\\d{1,5})) (\\S+)");

  private GroupReversals() {}

  static Optional<Call> of(Undo undo) {
    Matcher rule = RULE.matcher(undo.element());
    // Where nobody knows whether it is there, nothing is to be put back.
    if (!rule.matches() || !(undo.added() || undo.removed())) {
      return Optional.empty();
    }
    ObjectNode permission = Json.object("IpProtocol", rule.group(2));
    if (rule.group(4) != null) {
      permission
          .put("FromPort", Integer.parseInt(rule.group(4)))
          .put("ToPort", Integer.parseInt(rule.group(5)));
    }
    range(permission, rule.group(6));
    String direction = rule.group(1).equals("ingress") ? "Ingress" : "Egress";
    return ElementReversals.call(
        "ec2",
        (undo.added() ? "Revoke" : "Authorize") + "SecurityGroup" + direction,
        Json.object("GroupId", undo.id()).set("IpPermissions", Json.array(List.of(permission))));
  }

  private static void range(ObjectNode permission, String source) {
    if (source.startsWith("sg-")) {
      permission.set("UserIdGroupPairs", Json.array(List.of(Json.object("GroupId", source))));
    } else if (source.startsWith("pl-")) {
      permission.set("PrefixListIds", Json.array(List.of(Json.object("PrefixListId", source))));
    } else if (source.indexOf(':') >= 0) {
      permission.set("Ipv6Ranges", Json.array(List.of(Json.object("CidrIpv6", source))));
    } else {
      permission.set("IpRanges", Json.array(List.of(Json.object("CidrIp", source))));
    }
  }
}
