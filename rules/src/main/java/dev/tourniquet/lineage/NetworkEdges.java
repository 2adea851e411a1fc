package dev.tourniquet.lineage;

import static dev.tourniquet.lineage.EdgeRule.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Profiles, security groups, addresses, groups and templates that instances and interfaces have. */
final class NetworkEdges {

  private static final String INTERFACE_TYPE = "AWS::EC2::NetworkInterface";
  private static final String ASSOCIATION = "IamInstanceProfileAssociation";
  static final String NAT_GATEWAY = "AWS::EC2::NatGateway";
  private static final Function<Event, List<ResourceKey>> INSTANCE =
      Ends.at(ResourceTypes.INSTANCE, "requestParameters.instanceId");
  private static final Function<Event, List<ResourceKey>> INTERFACE =
      Ends.at(INTERFACE_TYPE, "requestParameters.networkInterfaceId");
  private static final Function<Event, List<ResourceKey>> NEW_INSTANCES =
      Ends.at(ResourceTypes.INSTANCE, "responseElements.instancesSet[].instanceId");
  private static final Function<Event, List<ResourceKey>> GROUPS =
      Ends.at(ResourceTypes.SECURITY_GROUP, "requestParameters.groupSet[].groupId");
  private static final Function<Event, List<ResourceKey>> ADDRESS =
      Ends.at("AWS::EC2::EIP", "requestParameters.allocationId");

  static final List<EdgeRule> ALL = List.of(
      edge(
          "ec2 RunInstances",
          EdgeType.HAS_PROFILE,
          NEW_INSTANCES,
          Ends.first(
              ResourceTypes.INSTANCE_PROFILE,
              "requestParameters.iamInstanceProfile.name",
              "requestParameters.iamInstanceProfile.arn")),
      edge(
          "ec2 RunInstances",
          EdgeType.LAUNCHED_BY,
          NEW_INSTANCES,
          Ends.at("AWS::EC2::LaunchTemplate", "requestParameters.launchTemplate.launchTemplateId")),
      edge("ec2 RunInstances", EdgeType.LAUNCHED_BY, NEW_INSTANCES, NetworkEdges::launchingGroup),
      edge(
          "ec2 AssociateIamInstanceProfile",
          EdgeType.HAS_PROFILE,
          Ends.at(
              ResourceTypes.INSTANCE,
              "requestParameters.AssociateIamInstanceProfileRequest.InstanceId"),
          Ends.first(
              ResourceTypes.INSTANCE_PROFILE,
              "requestParameters.AssociateIamInstanceProfileRequest.IamInstanceProfile.Name",
              "requestParameters.AssociateIamInstanceProfileRequest.IamInstanceProfile.Arn")),
      edge(
          "ec2 Replace" + ASSOCIATION,
          EdgeType.HAS_PROFILE,
          associated(ResourceTypes.INSTANCE, "Replace", "instanceId"),
          associated(ResourceTypes.INSTANCE_PROFILE, "Replace", "iamInstanceProfile.arn")),
      edge(
              "ec2 DisassociateIamInstanceProfile",
              EdgeType.HAS_PROFILE,
              disassociated(ResourceTypes.INSTANCE, "instanceId"),
              disassociated(ResourceTypes.INSTANCE_PROFILE, "iamInstanceProfile.arn"))
          .closing(),
      edge("ec2 ModifyInstanceAttribute", EdgeType.USES, INSTANCE, GROUPS),
      edge("ec2 ModifyNetworkInterfaceAttribute", EdgeType.USES, INTERFACE, GROUPS),
      edge("ec2 AssociateAddress", EdgeType.ASSOCIATED_WITH, ADDRESS, INSTANCE),
      edge("ec2 AssociateAddress", EdgeType.ASSOCIATED_WITH, ADDRESS, INTERFACE),
      edge(
          "ec2 CreateNatGateway",
          EdgeType.ASSOCIATED_WITH,
          Ends.first(
              "AWS::EC2::EIP",
              "requestParameters.CreateNatGatewayRequest.AllocationId",
              "requestParameters.allocationId"),
          Ends.first(
              NAT_GATEWAY,
              "responseElements.CreateNatGatewayResponse.natGateway.natGatewayId",
              "responseElements.natGateway.natGatewayId")),
      edge(
          "autoscaling CreateAutoScalingGroup",
          EdgeType.USES,
          Ends.at("AWS::AutoScaling::AutoScalingGroup", "requestParameters.autoScalingGroupName"),
          Ends.at("AWS::EC2::LaunchTemplate", "requestParameters.launchTemplate.launchTemplateId")),
      edge(
          "eks CreateNodegroup",
          EdgeType.IN,
          Ends.at(Ends.NODEGROUP, "responseElements.nodegroup.nodegroupArn"),
          Ends.at("AWS::EKS::Cluster", "requestParameters.name", "requestParameters.clusterName")),
      edge(
          "eks CreateNodegroup",
          EdgeType.RUNS_AS,
          Ends.at(Ends.NODEGROUP, "responseElements.nodegroup.nodegroupArn"),
          Ends.at(ResourceTypes.ROLE, "requestParameters.nodeRole")));

  private NetworkEdges() {}

  private static Function<Event, List<ResourceKey>> associated(
      String type, String operation, String field) {
    return Ends.first(
        type,
        "responseElements." + operation + ASSOCIATION + "Response.iamInstanceProfileAssociation."
            + field,
        "responseElements.iamInstanceProfileAssociation." + field);
  }

  private static Function<Event, List<ResourceKey>> disassociated(String type, String field) {
    return Ends.first(
        type,
        "responseElements.DisassociateIamInstanceProfileResponse.iamInstanceProfileAssociation."
            + field,
        "responseElements.iamInstanceProfileAssociation." + field);
  }

  /** EC2 Auto Scaling tags what it launches with its group's name. */
  private static List<ResourceKey> launchingGroup(Event event) {
    return tagValues(event, "aws:autoscaling:groupName")
        .map(name -> ResourceTypes.key(Place.of(event), "AWS::AutoScaling::AutoScalingGroup", name))
        .distinct()
        .toList();
  }

  /** The values of a tag that the call gives to what it makes. */
  static Stream<String> tagValues(Event event, String key) {
    return Stream.concat(
            Ends.elements(event.request().path("tagSpecificationSet")).stream()
                .flatMap(spec -> Ends.elements(spec.path("tags")).stream()),
            Ends.elements(event.request().path("tags")).stream())
        .filter(tag -> tag.path("key").asText("").equals(key))
        .map((JsonNode tag) -> tag.path("value").asText(""))
        .filter(value -> !value.isEmpty());
  }
}
