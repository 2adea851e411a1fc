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
      // Needs an older version that grants more; only default versions are kept.
      return Stream.empty();
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
    List<IamEntity> holders = new ArrayList<>();
    subject.entity().ifPresent(holders::add);
    List<String> groups = subject.entity().map(IamEntity::groups).orElse(List.of());
    population
        .groups(subject.caller().account())
        .filter(group -> groups.contains(group.caller().name()))
        .forEach(holders::add);
    String customer = ":" + subject.caller().account() + ":policy/";
    return holders.stream()
        .flatMap(holder -> holder.policies().managed().stream())
        .filter(arn -> arn.contains(customer));
  }
}
