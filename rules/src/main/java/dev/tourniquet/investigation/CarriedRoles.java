package dev.tourniquet.investigation;

import dev.tourniquet.inventory.ResourceTypes;
import dev.tourniquet.lineage.EdgeType;
import dev.tourniquet.lineage.Holding;
import dev.tourniquet.lineage.ResourceEdge;
import dev.tourniquet.report.ActorView;
import dev.tourniquet.trail.ResourceKey;
import dev.tourniquet.triage.CallerPermissions;
import dev.tourniquet.triage.CaseFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the resource may do through its role: instance → profile → role, function → role, task definition → role; a role or
 * a user by itself.
 */
final class CarriedRoles {

  /** What has a role, and what would tell which. */
  private static final Map<String, String> TOLD_BY = Map.of(
      ResourceTypes.INSTANCE,
      "ec2-describe-instances.json or an item of AWS Config",
      ResourceTypes.FUNCTION,
      "lambda-list-functions.json or an item of AWS Config",
      "AWS::ECS::TaskDefinition",
      "the call that registered it",
      "AWS::EKS::Nodegroup",
      "the call that made it");

  private CarriedRoles() {}

  static ActorView.ResourcePermissions of(CaseFile file, Collection<ResourceEdge> edges) {
    ResourceKey resource = file.resource().resourceKey();
    Map<String, CallerPermissions> assessed = new TreeMap<>(file.resource().carried());
    List<ActorView.Permissions> items = new ArrayList<>();
    assessed.forEach((role, known) -> items.add(of(ResourceKey.parse(role), known)));
    List<String> gaps = new ArrayList<>();
    List<ResourceKey> roles = isPrincipal(resource) ? List.of() : roles(resource, edges, at(file));
    if (isPrincipal(resource) && !assessed.containsKey(resource.text())) {
      gaps.add("NO_GAAD: what " + resource.id()
          + " itself may do is not known; iam-get-account-authorization-details.json of account "
          + resource.account() + " would tell");
    }
    roles.stream()
        .filter(role -> !assessed.containsKey(role.text()))
        .forEach(role -> gaps.add("NO_GAAD: it runs as role " + role.id()
            + ", whose policies are not in the inventory; iam-get-account-authorization-details.json of account "
            + role.account() + " would tell"));
    if (items.isEmpty() && roles.isEmpty() && TOLD_BY.containsKey(resource.type())) {
      gaps.add("RESOURCE_ROLE_UNKNOWN: no call and no inventory held tells which role "
          + resource.id() + " runs as; " + TOLD_BY.get(resource.type()) + " would");
    }
    return new ActorView.ResourcePermissions(items.size(), items, gaps);
  }

  private static boolean isPrincipal(ResourceKey resource) {
    return resource.type().equals(ResourceTypes.ROLE) || resource.type().equals(ResourceTypes.USER);
  }

  private static ActorView.Permissions of(ResourceKey role, CallerPermissions known) {
    String kind = role.type().equals(ResourceTypes.USER) ? "user" : "role";
    String arn =
        "arn:%s:iam::%s:%s/%s".formatted(role.partition(), role.account(), kind, role.id());
    ActorView.Permissions shown = Investigator.permissions(arn, known);
    return new ActorView.Permissions(
        shown.of(),
        shown.permissionClass(),
        "As " + kind + " " + role.id() + ": " + shown.sentence(),
        shown.atLeast(),
        shown.atMost(),
        shown.flags(),
        shown.statements(),
        shown.paths(),
        shown.gaps());
  }

  private static Instant at(CaseFile file) {
    return file.lead().time().orElse(file.asOf());
  }

  private static List<ResourceKey> roles(
      ResourceKey resource, Collection<ResourceEdge> edges, Instant at) {
    Holding holding = Holding.of(edges);
    List<ResourceEdge> open = edges.stream()
        .filter(edge -> !edge.closes())
        .filter(edge -> holding.end(edge).filter(end -> !end.isAfter(at)).isEmpty())
        .toList();
    return Stream.concat(
            parents(resource, EdgeType.RUNS_AS, open),
            parents(resource, EdgeType.HAS_PROFILE, open)
                .flatMap(profile -> parents(profile, EdgeType.CONTAINS, open)))
        .distinct()
        .toList();
  }

  /** Those that it had at the finding's call or has since: of several that nothing had ended the newest. */
  private static Stream<ResourceKey> parents(
      ResourceKey child, EdgeType type, List<ResourceEdge> open) {
    List<ResourceEdge> own = open.stream()
        .filter(edge -> edge.type() == type && edge.child().equals(child))
        .toList();
    Instant last =
        own.stream().map(ResourceEdge::validFrom).max(Instant::compareTo).orElse(Instant.MAX);
    return own.stream().filter(edge -> edge.validFrom().equals(last)).map(ResourceEdge::parent);
  }
}
