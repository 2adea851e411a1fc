package dev.tourniquet.jobs.contain;

import dev.tourniquet.jobs.contain.FakeAws.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One instance behind {@link FakeAws}, its network interfaces and groups, and the Auto Scaling group it may be in. */
final class FakeHosts {
  static final String INSTANCE = "i-0123456789abcdef0";
  private static final String NETWORK = "vpc-1";
  private static final String MADE = "sg-0made";

  /** Groups by network interface. */
  final Map<String, List<String>> interfaces =
      new TreeMap<>(Map.of("eni-1", List.of("sg-a", "sg-b")));

  /** Networks of interfaces that are in another one than the instance. */
  final Map<String, String> elsewhere = new TreeMap<>();

  final TreeSet<String> suspended = new TreeSet<>();
  String lifecycle = "";
  int least = 1;
  int desired = 2;
  private String kept = "false";
  private String tokens = "optional 2";
  private String made = "";
  boolean six;
  final TreeSet<String> egress = new TreeSet<>();

  String state() {
    return List.of(
            interfaces, suspended, lifecycle, String.valueOf(desired), kept, tokens, made, egress)
        .toString();
  }

  Reply scaling(FakeRequest request) {
    switch (request.operation()) {
      case "DescribeAutoScalingInstances" -> {
        return FakeServices.result(
            request, "<AutoScalingInstances>" + member() + "</AutoScalingInstances>");
      }
      case "DescribeAutoScalingGroups" -> {
        return FakeServices.result(
            request,
            request.parameter("AutoScalingGroupNames.member.1").equals("web") ? group() : "");
      }
      case "EnterStandby" -> {
        if (!lifecycle.equals("InService") || desired <= least) {
          return FakeServices.error(request, 400, "ValidationError");
        }
        lifecycle = "Standby";
        desired--;
      }
      case "ExitStandby" -> {
        if (!lifecycle.equals("Standby")) {
          return FakeServices.error(request, 400, "ValidationError");
        }
        lifecycle = "InService";
        desired++;
      }
      case "SuspendProcesses" -> suspended.addAll(listed(request, "ScalingProcesses.member."));
      default -> suspended.removeAll(listed(request, "ScalingProcesses.member."));
    }
    return FakeServices.result(request, "");
  }

  private String member() {
    return lifecycle.isEmpty()
        ? ""
        : "<member><InstanceId>" + INSTANCE + "</InstanceId><AutoScalingGroupName>web"
            + "</AutoScalingGroupName><LifecycleState>" + lifecycle + "</LifecycleState></member>";
  }

  private String group() {
    return "<AutoScalingGroups><member><AutoScalingGroupName>web</AutoScalingGroupName><MinSize>"
        + least + "</MinSize><DesiredCapacity>" + desired + "</DesiredCapacity><SuspendedProcesses>"
        + suspended.stream()
            .map(one -> "<member><ProcessName>" + one + "</ProcessName></member>")
            .collect(Collectors.joining())
        + "</SuspendedProcesses></member></AutoScalingGroups>";
  }

  /** What EC2 does with the instance. */
  Reply ec2(FakeRequest request) {
    String answer = "<return>true</return>";
    switch (request.operation()) {
      case "DescribeInstances" -> answer = described();
      case "DescribeInstanceAttribute" ->
        answer = "<disableApiTermination><value>" + kept + "</value></disableApiTermination>";
      case "ModifyInstanceMetadataOptions" ->
        tokens =
            request.parameter("HttpTokens") + " " + request.parameter("HttpPutResponseHopLimit");
      case "ModifyInstanceAttribute" -> {
        return modify(request);
      }
      case "ModifyNetworkInterfaceAttribute" -> {
        return put(request, request.parameter("NetworkInterfaceId"), "SecurityGroupId.");
      }
      default -> {
        return ofGroup(request);
      }
    }
    return FakeServices.result(request, answer);
  }

  static boolean knows(String operation) {
    return Set.of(
                "DescribeInstances",
                "DescribeInstanceAttribute",
                "ModifyInstanceMetadataOptions",
                "ModifyInstanceAttribute",
                "ModifyNetworkInterfaceAttribute")
            .contains(operation)
        || operation.contains("SecurityGroup");
  }

  private Reply modify(FakeRequest request) {
    if (listed(request, "GroupId.").isEmpty()) {
      kept = request.parameter("DisableApiTermination.Value");
      return FakeServices.result(request, "<return>true</return>");
    }
    // EC2: "There are multiple interfaces attached to instance".
    return interfaces.size() > 1
        ? FakeServices.error(request, 400, "InvalidInstanceID")
        : put(request, "eni-1", "GroupId.");
  }

  private Reply put(FakeRequest request, String id, String prefix) {
    List<String> groups = listed(request, prefix);
    if (groups.contains(MADE) && elsewhere.containsKey(id)) {
      return FakeServices.error(request, 400, "InvalidGroup.NotFound");
    }
    interfaces.put(id, groups);
    return FakeServices.result(request, "<return>true</return>");
  }

  private Reply ofGroup(FakeRequest request) {
    String answer = "<return>true</return>";
    switch (request.operation()) {
      case "CreateSecurityGroup" -> {
        if (!made.isEmpty()) {
          return FakeServices.error(request, 400, "InvalidGroup.Duplicate");
        }
        made = request.parameter("GroupName") + " in " + request.parameter("VpcId");
        egress.addAll(six ? List.of("0.0.0.0/0", "::/0") : List.of("0.0.0.0/0"));
        answer = "<groupId>" + MADE + "</groupId>";
      }
      case "DescribeSecurityGroups" ->
        answer = "<securityGroupInfo>"
            + (made.isEmpty() ? "" : "<item>" + madeGroup() + "</item>")
            + "</securityGroupInfo>";
      case "RevokeSecurityGroupEgress" -> egress.removeAll(ranges(request));
      case "AuthorizeSecurityGroupEgress" -> egress.addAll(ranges(request));
      default -> {
        if (interfaces.values().stream().anyMatch(groups -> groups.contains(MADE))) {
          return FakeServices.error(request, 400, "DependencyViolation");
        }
        made = "";
        egress.clear();
      }
    }
    return FakeServices.result(request, answer);
  }

  private String madeGroup() {
    String[] named = made.split(" in ", 2);
    return "<groupId>" + MADE + "</groupId><groupName>" + named[0] + "</groupName><vpcId>"
        + named[1] + "</vpcId><ipPermissionsEgress>" + "<item/>".repeat(egress.size())
        + "</ipPermissionsEgress>";
  }

  private String described() {
    StringBuilder all = new StringBuilder();
    interfaces.forEach((id, groups) -> all.append("<item><networkInterfaceId>" + id
        + "</networkInterfaceId><vpcId>" + elsewhere.getOrDefault(id, NETWORK) + "</vpcId>"
        + groups(groups)
        + (six
            ? "<ipv6AddressesSet><item><ipv6Address>2001:db8::1</ipv6Address></item></ipv6AddressesSet>"
            : "")
        + "</item>"));
    String[] options = tokens.split(" ", 2);
    return "<reservationSet><item><instancesSet><item><instanceId>" + INSTANCE
        + "</instanceId><vpcId>" + NETWORK + "</vpcId>" + groups(interfaces.get("eni-1"))
        + "<networkInterfaceSet>" + all + "</networkInterfaceSet><metadataOptions><httpTokens>"
        + options[0] + "</httpTokens><httpPutResponseHopLimit>" + options[1]
        + "</httpPutResponseHopLimit></metadataOptions></item></instancesSet></item></reservationSet>";
  }

  private static String groups(List<String> groups) {
    return "<groupSet>"
        + groups.stream()
            .map(id -> "<item><groupId>" + id + "</groupId></item>")
            .collect(Collectors.joining())
        + "</groupSet>";
  }

  private static List<String> ranges(FakeRequest request) {
    List<String> ranges = listed(request, "IpPermissions.1.IpRanges.");
    ranges.addAll(listed(request, "IpPermissions.1.Ipv6Ranges."));
    return ranges;
  }

  private static List<String> listed(FakeRequest request, String prefix) {
    List<String> listed = new ArrayList<>();
    request.parameters().forEach((name, value) -> {
      if (name.startsWith(prefix)) {
        listed.add(value);
      }
    });
    return listed;
  }
}
