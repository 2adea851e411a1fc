package dev.tourniquet.lineage;

import static dev.tourniquet.lineage.EdgeRule.edge;

import dev.tourniquet.inventory.Place;
import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.trail.Event;
import dev.tourniquet.trail.ResourceKey;
import java.util.List;
import java.util.function.Function;

/** Relations of roles, users, keys and what runs with them. */
final class IdentityEdges {

  private static final Function<Event, List<ResourceKey>> PROFILE =
      Ends.at(ResourceTypes.INSTANCE_PROFILE, "requestParameters.instanceProfileName");
  private static final Function<Event, List<ResourceKey>> ROLE =
      Ends.at(ResourceTypes.ROLE, "requestParameters.roleName");
  private static final Function<Event, List<ResourceKey>> USER =
      Ends.at(ResourceTypes.USER, "requestParameters.userName");
  private static final Function<Event, List<ResourceKey>> GROUP =
      Ends.at(ResourceTypes.GROUP, "requestParameters.groupName");
  private static final Function<Event, List<ResourceKey>> POLICY =
      Ends.at(ResourceTypes.POLICY, "requestParameters.policyArn");
  static final List<EdgeRule> ALL = List.of(
      edge("iam AddRoleToInstanceProfile", EdgeType.CONTAINS, PROFILE, ROLE),
      edge("iam RemoveRoleFromInstanceProfile", EdgeType.CONTAINS, PROFILE, ROLE)
          .closing(),
      edge(
          "sts AssumeRole",
          EdgeType.RUNS_AS,
          IdentityEdges::assumingInstance,
          Ends.at(ResourceTypes.ROLE, "requestParameters.roleArn")),
      edge(
          "iam CreateRole",
          EdgeType.TRUSTS,
          ROLE,
          trusted("requestParameters.assumeRolePolicyDocument")),
      edge(
          "iam UpdateAssumeRolePolicy",
          EdgeType.TRUSTS,
          ROLE,
          trusted("requestParameters.policyDocument")),
      edge("iam AttachUserPolicy", EdgeType.HAS_POLICY, USER, POLICY),
      edge("iam DetachUserPolicy", EdgeType.HAS_POLICY, USER, POLICY).closing(),
      edge("iam AttachRolePolicy", EdgeType.HAS_POLICY, ROLE, POLICY),
      edge("iam DetachRolePolicy", EdgeType.HAS_POLICY, ROLE, POLICY).closing(),
      edge("iam AttachGroupPolicy", EdgeType.HAS_POLICY, GROUP, POLICY),
      edge("iam DetachGroupPolicy", EdgeType.HAS_POLICY, GROUP, POLICY).closing(),
      edge("iam AddUserToGroup", EdgeType.MEMBER_OF, USER, GROUP),
      edge("iam RemoveUserFromGroup", EdgeType.MEMBER_OF, USER, GROUP).closing(),
      edge(
          "iam CreateAccessKey",
          EdgeType.MINTED_BY,
          Ends.at(ResourceTypes.ACCESS_KEY, "responseElements.accessKey.accessKeyId"),
          Principals::caller));

  private IdentityEdges() {}

  /** EC2 assumes the role of an instance itself, with the instance's id as session name. */
  private static List<ResourceKey> assumingInstance(Event event) {
    boolean byEc2 = event.text("userIdentity.type").equals("AWSService")
        && event.text("userIdentity.invokedBy").equals("ec2.amazonaws.com");
    String session = event.text("requestParameters.roleSessionName");
    return byEc2 && session.startsWith("i-")
        ? List.of(ResourceTypes.key(Place.of(event), ResourceTypes.INSTANCE, session))
        : List.of();
  }

  private static Function<Event, List<ResourceKey>> trusted(String path) {
    return event -> Principals.trusted(Place.of(event), event.at(path));
  }
}
