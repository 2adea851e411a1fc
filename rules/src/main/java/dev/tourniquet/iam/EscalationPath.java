package dev.tourniquet.iam;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * A known way to more privileges.
 *
 * @param id the id in the catalogue
 * @param category self-escalation, principal-access, new-passrole or existing-passrole; of our own paths also
 *     organization, cluster and own-boundary
 * @param permissions all are needed
 * @param services those that must be trusted by the role that is passed or taken over
 * @param reference the page that tells of it
 */
record EscalationPath(
    String id, String category, List<String> permissions, List<String> services, String reference) {

  private static final String CATALOGUE = "https://pathfinding.cloud/paths/";

  static final List<EscalationPath> ALL = Resources.lines("escalation-paths.tsv").stream()
      .map(EscalationPath::parse)
      .toList();

  // Whoever writes a policy of the target needs no target that is privileged already.
  private static final Set<String> POLICY_WRITES = Set.of(
      "iam:PutUserPolicy",
      "iam:AttachUserPolicy",
      "iam:PutRolePolicy",
      "iam:AttachRolePolicy",
      "iam:PutGroupPolicy",
      "iam:AttachGroupPolicy",
      "iam:CreatePolicyVersion");

  EscalationPath {
    requireNonNull(id, "id is null");
    requireNonNull(category, "category is null");
    permissions = List.copyOf(permissions);
    services = List.copyOf(services);
    requireNonNull(reference, "reference is null");
  }

  private static EscalationPath parse(String line) {
    String[] columns = line.split("\t", -1);
    List<String> services = columns[3].isEmpty() ? List.of() : List.of(columns[3].split(",", -1));
    String reference = columns.length > 4 ? columns[4] : CATALOGUE + columns[0];
    return new EscalationPath(
        columns[0], columns[1], List.of(columns[2].split(",", -1)), services, reference);
  }

  boolean isSelf() {
    return category.equals("self-escalation");
  }

  /** Whether it works only from the account that manages the organization, or that this was delegated to. */
  boolean actsForOrganization() {
    return category.equals("organization");
  }

  /** Whether it enters a cluster, where pods carry roles. */
  boolean entersCluster() {
    return category.equals("cluster");
  }

  /** Whether it takes away what bounds the caller itself. */
  boolean liftsOwnBoundary() {
    return category.equals("own-boundary");
  }

  /** Whether it is a path only where an account has what most do not have. */
  boolean isConfined() {
    return actsForOrganization() || entersCluster() || liftsOwnBoundary();
  }

  boolean passesRole() {
    return permissions.contains("iam:PassRole");
  }

  /** Whether it takes over a workload that runs already; which ones there are, IAM does not tell. */
  boolean needsWorkload() {
    return !passesRole() && !services.isEmpty();
  }

  boolean writesPolicy() {
    return permissions.stream().anyMatch(POLICY_WRITES::contains);
  }

  /** The permissions on the target itself; the others are on things that the caller makes. */
  List<String> onTarget() {
    return permissions.stream()
        .filter(p -> p.startsWith("iam:") || p.equals("sts:AssumeRole"))
        .toList();
  }

  /** Whether a caller of this kind can take it on itself. */
  boolean fits(Caller caller) {
    return switch (targetType()) {
      case "role" -> caller.isRole();
      case "user", "group" -> caller.isUser();
      default -> true;
    };
  }

  /** The kind of principal that it takes over: user, role or group. */
  String targetType() {
    String text = String.join(",", permissions);
    if (text.contains("Group")) {
      return "group";
    }
    return text.contains("Role") ? "role" : text.contains("PolicyVersion") ? "policy" : "user";
  }
}
