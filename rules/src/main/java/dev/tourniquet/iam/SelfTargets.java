package dev.tourniquet.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of its own a principal can turn against the limits put on it. */
final class SelfTargets {

  private SelfTargets() {}

  /** ARNs that the path must be allowed on: itself, its groups, or customer managed policies that hang on it. */
  static Stream<String> of(EscalationPath path, Subject subject, Population population) {
    if (path.permissions().contains("iam:SetDefaultPolicyVersion")) {
      return ownPolicies(subject, population).filter(arn -> otherVersions(arn, subject, population)
          .anyMatch(layers -> Reach.of(subject.caller(), layers).isAdmin()));
    }
    return switch (path.targetType()) {
      case "group" -> groups(path, subject, population);
      case "policy" -> ownPolicies(subject, population);
      default -> Stream.of(subject.arn());
    };
  }

  private static Stream<String> groups(
      EscalationPath path, Subject subject, Population population) {
    boolean joining = path.permissions().contains("iam:AddUserToGroup");
    List<String> own = subject.entity().map(IamEntity::groups).orElse(List.of());
    return population
        .groups(subject.caller().account())
        .filter(group ->
            joining ? population.isAdmin(group) : own.contains(group.caller().name()))
        .map(IamEntity::arn);
  }

  private static Stream<String> ownPolicies(Subject subject, Population population) {
    return subject.entity().stream().flatMap(population::customerPolicies);
  }

  /** What would speak for and against it with each other version of the policy in force. */
  private static Stream<Layers> otherVersions(String arn, Subject subject, Population population) {
    List<Policy> others = subject.layers().of(Layer.IDENTITY).stream()
        .filter(policy -> !policy.name().equals(arn))
        .toList();
    return population.versions(subject.caller().account(), arn).map(version -> {
      List<Policy> then = new ArrayList<>(others);
      then.add(version);
      return subject.layers().with(Layer.IDENTITY, then);
    });
  }
}
